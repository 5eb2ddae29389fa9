import { fileURLToPath } from 'node:url';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isRecord } from './odata/batch.ts';
import type { EntityType, Property } from './odata/entity-model.ts';
import { businessPartnerService } from './services/business-partner-service.ts';
import { erpServices } from './services/erp-services.ts';

/** Third-party payloads of S/4HANA systems; not part of the repository. */
const samples = fileURLToPath(new URL('../../../../../shared/samples/erp/sap/', import.meta.url));
const areThere = existsSync(samples);
const skipped = areThere ? '' : ' (skipped: the sample payloads are not here)';

const typeOf = (set: string): EntityType => {
  const type = erpServices.map(({ sets }) => sets.get(set)).find((found) => found !== undefined);
  if (type === undefined) throw new RangeError(`no service has ${set}`);
  return type;
};

/** A sample folder's file, and the entity set whose rows it holds. Version 2 names orders' parts otherwise. */
const files: readonly { file: string; set: string; renamed?: Readonly<Record<string, string>> }[] = [
  { file: 'material-stock/sap-material-stock-01-sample.json', set: 'A_MatlStkInAcctMod' },
  { file: 'product-master/product-master-general-01-sample.json', set: 'A_Product' },
  { file: 'product-master/product-master-general-02-product-desc-sample.json', set: 'A_ProductDescription' },
  { file: 'product-master/product-master-plant-01-sample.json', set: 'A_ProductPlant' },
  { file: 'purchase-order/purchase-order-header-01-sample.json', set: 'PurchaseOrder' },
  { file: 'purchase-order/purchase-order-header-02-item-sample.json', set: 'PurchaseOrderItem' },
  {
    file: 'purchase-order/purchase-order-header-03-item-schedule-line-sample.json',
    set: 'PurchaseOrderScheduleLine',
    renamed: { PurchasingDocument: 'PurchaseOrder', PurchasingDocumentItem: 'PurchaseOrderItem' },
  },
  { file: 'purchase-order/purchase-order-header-04-item-pricing-element-sample.json', set: 'PurOrdPricingElement' },
  { file: 'purchase-requisition/purchase-requisition-header-01-sample.json', set: 'A_PurchaseRequisitionHeader' },
  { file: 'purchase-requisition/purchase-requisition-header-02-item-sample.json', set: 'A_PurchaseRequisitionItem' },
  { file: 'purchase-requisition/purchase-requisition-header-04-item-account-sample.json', set: 'A_PurReqnAcctAssgmt' },
  { file: 'supplier-invoice-sandbox/supplier-invoice-header-01-sample.json', set: 'A_SupplierInvoice' },
  { file: 'inbound-delivery-sandbox/inbound-delivery-header-01-sample.json', set: 'A_InbDeliveryHeader' },
  { file: 'business-partner/sap-business-partner-general-01-sample.json', set: 'A_BusinessPartner' },
];

const jsonType = (property: Property): string =>
  property.kind === 'flag' ? 'boolean' : property.kind === 'whole' ? 'number' : 'string';

describe(`the ERP's field names against real payloads${skipped}`, () => {
  test.skipIf(!areThere).each(files)('$file holds the key and the types of $set', ({ file, set, renamed = {} }) => {
    const type = typeOf(set);
    const parsed: unknown = JSON.parse(readFileSync(join(samples, file), 'utf8'));
    const sample: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
    if (!isRecord(sample)) throw new TypeError(`${file} holds no row`);
    const fields = new Map(Object.entries(sample).map(([name, value]) => [renamed[name] ?? name, value]));
    expect(type.key.filter((name) => !fields.has(name))).toEqual([]);
    const shared = Object.entries(type.properties).filter(([name]) => fields.has(name));
    const other = shared.filter(([name, property]) => {
      const value = fields.get(name);
      return value !== null && typeof value !== jsonType(property);
    });
    expect(other.map(([name]) => name)).toEqual([]);
    // Most of what we serve stands in the older payload too: a typing error would show here.
    expect(shared.length / Object.keys(type.properties).length).toBeGreaterThan(0.4);
  });

  test.skipIf(!areThere)('the business partner service is a part of the real one, types and lengths included', () => {
    const edmx = readFileSync(join(samples, 'metadata/API_BUSINESS_PARTNER.edmx'), 'utf8');
    const edm = {
      text: 'String',
      decimal: 'Decimal',
      flag: 'Boolean',
      date: 'DateTime',
      instant: 'DateTimeOffset',
      time: 'Time',
      whole: 'Int32',
    };
    for (const type of businessPartnerService.sets.values()) {
      const body = new RegExp(`<EntityType Name="${type.name}".*?</EntityType>`, 's').exec(edmx)?.[0] ?? '';
      const key = [...(/<Key>(.*?)<\/Key>/s.exec(body)?.[1] ?? '').matchAll(/Name="(\w+)"/g)].map((match) => match[1]);
      expect(key.toSorted(), type.name).toEqual(type.key.toSorted());
      for (const [name, property] of Object.entries(type.properties)) {
        const declared = new RegExp(`<Property Name="${name}" [^>]*>`).exec(body)?.[0] ?? '';
        expect(declared, `${type.name}.${name}`).toContain(`Type="Edm.${edm[property.kind]}"`);
        if (property.kind === 'text')
          expect(declared, `${type.name}.${name}`).toContain(`MaxLength="${property.length}"`);
      }
      for (const name of Object.keys(type.navigation)) {
        expect(body, `${type.name}.${name}`).toContain(`<NavigationProperty Name="${name}"`);
      }
    }
  });

  test.skipIf(!areThere)('no sample folder was forgotten without a reason', () => {
    const known = new Set([...files.map(({ file }) => file.split('/')[0]), 'metadata', 'purchase-order-creates']);
    expect(readdirSync(samples).filter((folder) => !known.has(folder))).toEqual([]);
  });
});
