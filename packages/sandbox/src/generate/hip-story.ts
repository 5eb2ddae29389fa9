import type { Calendar } from './calendar.ts';
import type { CardLine } from './cards.ts';
import { gtin14 } from './gs1-number.ts';
import { addItems } from './master-rows.ts';
import {
  add,
  amountText,
  companyCode,
  purchasingOrganization,
  type Facility,
  type Item,
  type Supplier,
  type Tables,
} from './plan.ts';
import type { Random } from './random.ts';

/** What is done by the card, and nowhere else in the plan: whoever tells the story books it. */
export const hipRevision = { code: 'ORTHO-REV', display: 'Revision hip arthroplasty' } as const;

interface Piece {
  readonly material: string;
  readonly description: string;
  readonly priceE4: number;
  /** On hand by plant; nothing where the plant only keeps the item. */
  readonly onHand: Readonly<Record<string, number>>;
  readonly isOnCard: boolean;
}

/** Two implants that the first hospital is out of, what does for one of them, and one there is enough of. */
const pieces: readonly Piece[] = [
  {
    material: 'MED-900001',
    description: 'Revision femoral stem size 4',
    priceE4: 32_400_000,
    onHand: { H100: 0, H200: 3 },
    isOnCard: true,
  },
  {
    material: 'MED-900002',
    description: 'Revision acetabular cup 56mm',
    priceE4: 14_500_000,
    onHand: { H100: 0, H200: 0 },
    isOnCard: true,
  },
  {
    material: 'MED-900003',
    description: 'Revision acetabular cup 58mm',
    priceE4: 14_800_000,
    onHand: { H100: 0 },
    isOnCard: false,
  },
  {
    material: 'MED-900004',
    description: 'Revision femoral head 36mm +4',
    priceE4: 7_800_000,
    onHand: { H100: 12, H200: 4 },
    isOnCard: true,
  },
];

/** Whether an item is one of the story's: buyers do not order these of themselves. */
export const isOfHipStory = (material: string): boolean => pieces.some((piece) => piece.material === material);

/**
 * A revision of a hip at the first hospital: its card names an implant that only the second has, one that nobody has
 * and that its maker replaces by the next size, and one that is there. All come from one supplier that speaks X12; no
 * par level asks for any. Added behind everything else, so that nothing else is another for it.
 * @returns the lines of the card
 */
export function addHipStory(
  tables: Tables,
  random: Random,
  calendar: Calendar,
  suppliers: readonly Supplier[],
  facilities: readonly Facility[],
): CardLine[] {
  // The second of them makes orthopaedic implants, sells them itself and answers orders.
  const [, maker] = suppliers;
  const site = facilities.find(({ code }) => code === 'H100');
  if (maker === undefined || site === undefined) return [];
  const items = pieces.map((piece, index) => itemOf(piece, maker, 90_001 + index));
  addItems(tables, random, calendar, items);
  addContract(tables, calendar, maker, items);
  for (const piece of pieces) addStock(tables, calendar, maker, piece);
  const card = `PC-${site.code}-${hipRevision.code}`;
  add(tables, 'ehr.card', { id: card, site: site.code, procedure: hipRevision.code, surgeon: '' });
  return pieces
    .filter(({ isOnCard }) => isOnCard)
    .map(({ material }) => ({
      card_id: card,
      procedure_code: hipRevision.code,
      surgeon_id: '',
      facility: site.id,
      valid_from: calendar.date(-60),
      valid_to: '',
      item_system: 'erp',
      item_key: material,
      open_qty: '1',
      hold_qty: '0',
      unit: 'EA',
    }));
}

function itemOf({ description, material, priceE4 }: Piece, maker: Supplier, number: number): Item {
  return {
    material,
    description,
    group: 'IMPHIP',
    baseUnit: 'EA',
    units: [{ unit: 'EA', factor: 1, gtin: gtin14(0, maker.gs1Prefix, number), gtinCategory: 'IC', lower: '' }],
    orderUnit: 'EA',
    manufacturer: maker,
    manufacturerPart: `${maker.name.slice(0, 3).toUpperCase()}-REV-${material.slice(-2)}`,
    suppliers: [maker],
    isLotControlled: true,
    isSerialControlled: false,
    shelfLifeDays: 2920,
    priceE4,
    priceUnit: 1,
    isDiscontinued: false,
    weeklyUse: 1,
  };
}

function addContract(tables: Tables, calendar: Calendar, maker: Supplier, items: readonly Item[]): void {
  const contract = '4600900001';
  const [start, end] = [calendar.date(-200), calendar.date(400)];
  add(tables, 'A_PurchaseContract', {
    PurchaseContract: contract,
    CompanyCode: companyCode,
    CreationDate: start,
    LastChangeDateTime: calendar.before(-200),
    Supplier: maker.number,
    PurchasingOrganization: purchasingOrganization,
    PurchasingGroup: 'M01',
    PaymentTerms: 'N030',
    DocumentCurrency: 'USD',
    ValidityStartDate: start,
    ValidityEndDate: end,
    CorrespncExternalReference: 'GPO-9000',
  });
  for (const [index, item] of items.entries()) {
    const line = String((index + 1) * 10);
    add(tables, 'A_PurchaseContractItem', {
      PurchaseContract: contract,
      PurchaseContractItem: line,
      PurchaseContractItemText: item.description,
      CompanyCode: companyCode,
      Plant: '',
      MaterialGroup: item.group,
      Material: item.material,
      SupplierMaterialNumber: item.manufacturerPart,
      TargetQuantity: '100',
      OrderQuantityUnit: 'EA',
      OrderPriceUnit: 'EA',
      ContractNetPriceAmount: amountText(item.priceE4),
      NetPriceQuantity: '1',
    });
    add(tables, 'A_PurContrItemCondition', {
      PurchaseContract: contract,
      PurchaseContractItem: line,
      ConditionValidityEndDate: end,
      ConditionType: 'PPR0',
      ConditionRecord: `09000000${line}`,
      ConditionSequentialNumber: '1',
      ConditionValidityStartDate: start,
      ConditionRateValue: amountText(item.priceE4),
      ConditionQuantity: '1',
      ConditionQuantityUnit: 'EA',
      ConditionScaleQuantity: '0',
      ConditionScaleQuantityUnit: '',
    });
  }
}

function addStock(tables: Tables, calendar: Calendar, maker: Supplier, { material, onHand }: Piece): void {
  const batch = `HIP${material.slice(-5)}`;
  add(tables, 'Batch', {
    Material: material,
    BatchIdentifyingPlant: '',
    Batch: batch,
    Supplier: maker.number,
    BatchBySupplier: batch,
    CountryOfOrigin: 'US',
    ShelfLifeExpirationDate: calendar.date(1500),
    ManufactureDate: calendar.date(-100),
    CreationDateTime: calendar.before(-90),
    LastChangeDateTime: calendar.before(-90),
  });
  for (const [plant, quantity] of Object.entries(onHand)) {
    add(tables, 'A_ProductPlant', {
      Product: material,
      Plant: plant,
      ProductionInvtryManagedLoc: 'CS01',
      IsBatchManagementRequired: true,
      SerialNumberProfile: '',
    });
    // A row of zero stays behind where a lot was used up.
    add(tables, 'A_MatlStkInAcctMod', {
      Material: material,
      Plant: plant,
      StorageLocation: 'CS01',
      Batch: batch,
      Supplier: '',
      InventorySpecialStockType: '',
      InventoryStockType: '01',
      MaterialBaseUnit: 'EA',
      MatlWrhsStkQtyInMatlBaseUnit: String(quantity),
    });
  }
}
