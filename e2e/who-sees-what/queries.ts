import { refOf } from './entities.ts';
import type { World } from './world.ts';

/** How a field of Query may be used to come at a row. */
export type QueryCase =
  | {
      readonly one: string;
      /** The arguments that name a row. */
      readonly by: (world: World, id: string) => Readonly<Record<string, unknown>>;
      readonly isById?: boolean;
    }
  | {
      /** All the viewer may see of a type. */
      readonly listOf: string;
      /** What narrows the list further, naming what is another's. */
      readonly filters: (others: { facility: string; supplier: string }) => readonly {
        readonly axis: 'facility' | 'supplier';
        readonly filter: Readonly<Record<string, unknown>>;
      }[];
    }
  | {
      /** What leads to and from a row of a type, all of it the viewer's or nothing. */
      readonly around: string;
      readonly selection: string;
    }
  | {
      /** The test that tells who sees what by it: it gives no rows of a type with a key, or none to who is narrowed. */
      readonly elsewhere: string;
    };

const byId = (type: string): QueryCase => ({ one: type, by: (_, id) => ({ id }), isById: true });

const byField = (type: string, rest: Readonly<Record<string, string>>, argument: string, field: string): QueryCase => ({
  one: type,
  by: (world, id) => ({ ...rest, [argument]: world.value(refOf(type, id), field) }),
});

const facilityOf = (world: World, type: string, id: string) =>
  world.follow(refOf(type, id), 'facility').map((ref) => ref.slice('Facility:'.length))[0];

const at = (facilityId: string) => ({ axis: 'facility', filter: { facilityId } }) as const;
const from = (supplierId: string) => ({ axis: 'supplier', filter: { supplierId } }) as const;

/** A line for every field of Query: who adds one says here how others' rows might be come at by it. */
export const queries: Readonly<Record<string, QueryCase>> = {
  item: byId('Item'),
  itemByIdentifier: byField('Item', { system: 'erp' }, 'value', 'number'),
  items: { listOf: 'Item', filters: () => [] },
  supplier: byId('Supplier'),
  suppliers: { listOf: 'Supplier', filters: () => [] },
  contract: byId('Contract'),
  facility: byId('Facility'),
  facilities: { listOf: 'Facility', filters: () => [] },
  stockAlert: byId('StockAlert'),
  stockAlerts: {
    listOf: 'StockAlert',
    filters: ({ facility }) => [{ axis: 'facility', filter: { facilityIds: [facility] } }],
  },
  stockTransfer: byId('StockTransfer'),
  stockTransfers: { listOf: 'StockTransfer', filters: ({ facility }) => [at(facility)] },
  stockLevels: { listOf: 'StockLevel', filters: ({ facility }) => [at(facility)] },
  purchaseOrder: byId('PurchaseOrder'),
  purchaseOrderByNumber: byField('PurchaseOrder', { system: 'erp' }, 'number', 'number'),
  backorder: byId('Backorder'),
  backorders: { listOf: 'Backorder', filters: ({ facility, supplier }) => [at(facility), from(supplier)] },
  substitutionRequest: byId('SubstitutionRequest'),
  substitutionRequests: {
    listOf: 'SubstitutionRequest',
    filters: ({ facility, supplier }) => [at(facility), from(supplier)],
  },
  purchaseOrders: {
    listOf: 'PurchaseOrder',
    filters: ({ facility, supplier }) => [at(facility), from(supplier)],
  },
  requisition: byId('Requisition'),
  requisitions: { listOf: 'Requisition', filters: ({ facility }) => [at(facility)] },
  replenishmentNeeds: { listOf: 'ReplenishmentNeed', filters: () => [] },
  command: byId('Command'),
  commands: { listOf: 'Command', filters: () => [] },
  receipt: byId('Receipt'),
  invoice: byId('Invoice'),
  invoices: { listOf: 'Invoice', filters: ({ supplier }) => [from(supplier)] },
  surgicalCase: byId('SurgicalCase'),
  surgicalCaseByNumber: {
    one: 'SurgicalCase',
    by: (world, id) => ({
      facilityId: facilityOf(world, 'SurgicalCase', id),
      number: world.value(refOf('SurgicalCase', id), 'number'),
    }),
  },
  surgicalCases: {
    listOf: 'SurgicalCase',
    filters: ({ facility }) => [{ axis: 'facility', filter: { facilityIds: [facility] } }],
  },
  preferenceCard: byId('PreferenceCard'),
  message: byId('MessageRecord'),
  messages: {
    listOf: 'MessageRecord',
    filters: ({ facility }) => [{ axis: 'facility', filter: { facilityIds: [facility] } }],
  },
  supplyException: byId('SupplyException'),
  supplyExceptions: {
    listOf: 'SupplyException',
    filters: ({ facility }) => [{ axis: 'facility', filter: { facilityIds: [facility] } }],
  },
  lineage: {
    around: 'SurgicalCase',
    selection: `things { ${[
      'message',
      'surgicalCase',
      'demand',
      'preferenceCard',
      'lot',
      'purchaseOrderLine',
      'purchaseOrder',
      'item',
      'requisition',
      'requisitionLine',
      'receipt',
      'receiptLine',
      'invoice',
      'invoiceLine',
      'acknowledgement',
      'acknowledgementLine',
      'changeAnswer',
      'changeAnswerLine',
      'shipNotice',
      'shipNoticeLine',
      'supplierInvoice',
      'supplierInvoiceLine',
      'backorder',
      'substitutionRequest',
      'command',
      'transfer',
      'stockAlert',
    ]
      .map((field) => `${field} { __typename id }`)
      .join(' ')} }`,
  },
  tradingPartner: byId('TradingPartner'),
  tradingPartners: { listOf: 'TradingPartner', filters: () => [] },
  crosswalk: byId('Crosswalk'),
  crosswalks: { listOf: 'Crosswalk', filters: () => [] },
  partnerRules: { listOf: 'PartnerRule', filters: () => [] },
  partnerRuleDryRun: { elsewhere: 'subgraphs/reconciliation/test/partner-rules.test.ts' },
  exchangeLedger: { elsewhere: 'subgraphs/reconciliation/test/ledger.test.ts' },
  auditEntries: { elsewhere: 'subgraphs/reconciliation/test/audit.test.ts' },
  auditVerification: { elsewhere: 'subgraphs/reconciliation/test/audit.test.ts' },
  partnerHealth: { elsewhere: 'subgraphs/reconciliation/test/partner-health.test.ts' },
  replay: { elsewhere: 'subgraphs/reconciliation/test/replays.test.ts' },
  replays: { elsewhere: 'subgraphs/reconciliation/test/replays.test.ts' },
  policyInForce: { elsewhere: 'subgraphs/orders/test/policies.test.ts' },
  policies: { elsewhere: 'subgraphs/orders/test/policies.test.ts' },
  policyVersions: { elsewhere: 'subgraphs/orders/test/policies.test.ts' },
  previewPolicy: { elsewhere: 'subgraphs/orders/test/policies.test.ts' },
  lineMatch: byId('LineMatch'),
  lineMatches: {
    listOf: 'LineMatch',
    filters: ({ facility, supplier }) => [at(facility), from(supplier)],
  },
};

/** GraphQL's way to write a value down. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([name, each]) => `${name}: ${literal(each)}`);
    return `{ ${fields.join(', ')} }`;
  }
  return JSON.stringify(value ?? null);
}

/** The arguments of a field, in brackets; nothing when there are none. */
export function argumentsText(values: Readonly<Record<string, unknown>>): string {
  const text = literal(values).slice(1, -1).trim();
  return text === '' ? '' : `(${text})`;
}
