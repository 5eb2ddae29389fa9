import type { PartnerProfile, ProfileFault } from '@supply-hub/partners';
import { copyColumns } from '@supply-hub/subgraph-kit';
import { bigint, boolean, date, integer, jsonb, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';
import type { CatalogueFault } from '../domain/partner-price.ts';
import type { Hold, KeptPartnerFile } from './kept-partner.ts';

const schema = pgSchema('suppliers');
const instant = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 });

/** Copies of the supplier master. */
export const suppliers = schema.table('supplier', {
  ...copyColumns(),
  number: text().notNull(),
  /** The name in lower case: the order of the list, and its search. */
  sortName: text().notNull(),
  isBlocked: boolean().notNull(),
});

/** Copies of purchase contracts, each whole. */
export const contracts = schema.table('contract', {
  ...copyColumns(),
  supplierId: text().notNull(),
  validFrom: date().notNull(),
});

/** What contracts' lines say of how their supplier sells an item; rows follow their contract. */
export const contractLines = schema.table('contract_line', {
  contractId: text().notNull(),
  number: text().notNull(),
  system: text().notNull(),
  supplier: text().notNull(),
  supplierId: text().notNull(),
  item: text().notNull(),
  itemId: text().notNull(),
  supplierItemId: text().notNull(),
  facilityId: text(),
  partNumber: text(),
  orderUnit: jsonb(),
  validFrom: date().notNull(),
});

/** Contracts' prices, to be found by item; rows follow their contract. */
export const contractPrices = schema.table('contract_price', {
  id: text().primaryKey(),
  contractId: text().notNull(),
  itemId: text().notNull(),
  facilityId: text(),
  validFrom: date().notNull(),
  validTo: date().notNull(),
  /** The price as its contract's state holds it. */
  state: jsonb().notNull(),
});

/** How suppliers sell items: what their contracts' lines say together. */
export const supplierItems = schema.table('supplier_item', {
  ...copyColumns(),
  supplierId: text().notNull(),
  itemId: text().notNull(),
  /** Empty when no document names one. */
  partNumber: text().notNull(),
});

/** Trading partners as their profiles say, and what persons did to them. */
export const tradingPartners = schema.table('trading_partner', {
  id: text().primaryKey(),
  partner: text().notNull().unique(),
  version: bigint({ mode: 'number' }).notNull(),
  name: text().notNull(),
  /** The name in lower case: the order of the list, and its search. */
  sortName: text().notNull(),
  kind: text().$type<PartnerProfile['kind']>().notNull(),
  supplierId: text(),
  profile: jsonb().$type<PartnerProfile>().notNull(),
  /** Since when the profile itself holds it. */
  profileHeldAt: instant(),
  /** A person's hold. */
  hold: jsonb().$type<Hold>(),
  isGone: boolean().notNull(),
  changedAt: instant().notNull(),
  facilityIds: text().array(),
  supplierIds: text().array().notNull(),
});

/** How the last reading of each profile file ended. */
export const partnerFiles = schema.table('partner_file', {
  id: text().primaryKey(),
  file: text().notNull().unique(),
  partner: text().notNull(),
  version: bigint({ mode: 'number' }).notNull(),
  state: text().$type<KeptPartnerFile['state']>().notNull(),
  readingHash: text().notNull(),
  faults: jsonb().$type<readonly ProfileFault[]>().notNull(),
  faultCount: integer().notNull(),
  readAt: instant().notNull(),
});

/** Items as far as a partner's words must be matched to them; kept by events. */
export const items = schema.table('item', {
  id: text().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  number: text().notNull(),
  baseUnit: text().notNull(),
  gtins: text().array().notNull(),
  units: jsonb().notNull(),
});

/** What partners say things cost, beside what contracts of the ERP say (R59). */
export const partnerPrices = schema.table('partner_price', {
  id: text().primaryKey(),
  partner: text().notNull(),
  supplierId: text().notNull(),
  contractNumber: text().notNull(),
  partNumber: text().notNull(),
  gtin: text(),
  itemId: text(),
  description: text(),
  priceCode: text().notNull(),
  classOfTrade: text().notNull(),
  amount: text().notNull(),
  currency: text().notNull(),
  perQuantity: text().notNull(),
  unit: text().notNull(),
  fromQuantity: text().notNull(),
  packQuantity: text(),
  packUnit: text(),
  validFrom: date().notNull(),
  validTo: date(),
  isWithdrawn: boolean().notNull(),
  messageId: text().notNull(),
  spokenAt: instant().notNull(),
  facilityIds: text().array(),
  supplierIds: text().array().notNull(),
});

/** Prices that became others. */
export const partnerPriceChanges = schema.table('partner_price_change', {
  priceId: text().notNull(),
  messageId: text().notNull(),
  spokenAt: instant().notNull(),
  amount: text().notNull(),
  currency: text().notNull(),
  wasAmount: text().notNull(),
  wasCurrency: text().notNull(),
});

/** What a partner says of a contract itself. */
export const partnerContracts = schema.table('partner_contract', {
  supplierId: text().notNull(),
  number: text().notNull(),
  partner: text().notNull(),
  status: text(),
  validFrom: date(),
  validTo: date(),
  messageId: text().notNull(),
  spokenAt: instant().notNull(),
});

/** Price catalogues and authorisations that were taken in. */
export const partnerCatalogues = schema.table('partner_catalogue', {
  id: text().primaryKey(),
  partner: text().notNull(),
  supplierId: text().notNull(),
  documentType: text().notNull(),
  number: text(),
  spokenAt: instant().notNull(),
  lineCount: integer().notNull(),
  priceCount: integer().notNull(),
  notOursCount: integer().notNull(),
  refusedCount: integer().notNull(),
  faults: jsonb().$type<readonly CatalogueFault[]>().notNull(),
  facilityIds: text().array(),
  supplierIds: text().array().notNull(),
});
