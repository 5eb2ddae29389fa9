import { z } from 'zod';
import { today } from '../../erp/documents/masters.ts';
import { ChangeRefused, defineChange, name } from './change.ts';

/** An item enters the item master. */
export const newItem = defineChange(
  'erp',
  z.strictObject({
    description: z.string().min(1).max(40),
    group: z.string().max(9).default('SUTURE'),
    baseUnit: z.string().max(3).default('EA'),
    units: z
      .array(z.strictObject({ unit: z.string().max(3), factor: z.int().positive(), gtin: z.string().optional() }))
      .default([]),
    gtin: z.string().default(''),
    manufacturer: name.optional(),
    manufacturerPart: z.string().max(40).default(''),
    isLotControlled: z.boolean().default(true),
    plants: z.array(name).default([]),
  }),
  (draft, input) => {
    const free = nextFree();
    draft.put('A_Product', {
      Product: free,
      CrossPlantStatus: '',
      CreationDate: today(draft),
      LastChangeDate: today(draft),
      LastChangeDateTime: draft.nowMs,
      BaseUnit: input.baseUnit,
      ProductGroup: input.group,
      ProductStandardID: input.gtin,
      ManufacturerNumber: input.manufacturer ?? '',
      ProductManufacturerNumber: input.manufacturerPart,
      IsBatchManagementRequired: input.isLotControlled,
      SerialNumberProfile: '',
    });
    draft.put('A_ProductDescription', { Product: free, Language: 'EN', ProductDescription: input.description });
    for (const each of [{ unit: input.baseUnit, factor: 1, gtin: input.gtin }, ...input.units]) {
      draft.put('A_ProductUnitsOfMeasure', {
        Product: free,
        AlternativeUnit: each.unit,
        QuantityNumerator: String(each.factor),
        GlobalTradeItemNumber: each.gtin ?? '',
        BaseUnit: input.baseUnit,
      });
    }
    for (const plant of input.plants) {
      draft.put('A_ProductPlant', { Product: free, Plant: plant, IsBatchManagementRequired: input.isLotControlled });
    }
    draft.references['product'] = free;
    return { material: free };

    /** Numbers of later items stand apart from the generated ones. */
    function nextFree(): string {
      let number = 900_001;
      while (draft.get('A_Product', { Product: `MED-${number}` }) !== undefined) number += 1;
      return `MED-${number}`;
    }
  },
);

/** An item's master record changes. */
export const changeItem = defineChange(
  'erp',
  z.strictObject({
    material: name,
    description: z.string().min(1).max(40).optional(),
    gtin: z.string().optional(),
    isMarkedForDeletion: z.boolean().optional(),
  }),
  (draft, input) => {
    const product = draft.get('A_Product', { Product: input.material });
    if (product === undefined) throw new ChangeRefused(`There is no material ${input.material}.`);
    draft.put('A_Product', {
      ...product,
      LastChangeDate: today(draft),
      LastChangeDateTime: draft.nowMs,
      ...(input.gtin === undefined ? {} : { ProductStandardID: input.gtin }),
      ...(input.isMarkedForDeletion === undefined ? {} : { IsMarkedForDeletion: input.isMarkedForDeletion }),
    });
    if (input.description !== undefined) {
      draft.put('A_ProductDescription', {
        Product: input.material,
        Language: 'EN',
        ProductDescription: input.description,
      });
    }
    return {};
  },
);

/** A supplier is blocked for purchasing, or freed. */
export const blockSupplier = defineChange(
  'erp',
  z.strictObject({ supplier: name, isBlocked: z.boolean().default(true) }),
  (draft, { supplier, isBlocked }) => {
    const row = draft.get('A_Supplier', { Supplier: supplier });
    if (row === undefined) throw new ChangeRefused(`There is no supplier ${supplier}.`);
    draft.put('A_Supplier', { ...row, PurchasingIsBlocked: isBlocked });
    return {};
  },
);
