import { bigint, boolean, date, integer, jsonb, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { policyScopes } from '../domain/policy.ts';
import { priceOutcomes } from '../domain/price-check.ts';

const schema = pgSchema('orders');
const instant = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 });
const version = () => bigint({ mode: 'number' }).notNull();

/** Policies, every version there ever was. */
export const policies = schema.table('policy', {
  id: text().primaryKey(),
  scope: text({ enum: policyScopes }).notNull(),
  /** Empty: the group. */
  scopeId: text().notNull(),
  version: integer().notNull(),
  values: jsonb().notNull(),
  reason: text().notNull(),
  adoptedBy: text().notNull(),
  adoptedAt: instant().notNull(),
});
export type PolicyRow = typeof policies.$inferSelect;

/** Contracts as they were last told. */
export const contractCopies = schema.table('contract_copy', {
  id: text().primaryKey(),
  version: version(),
  number: text().notNull(),
  supplierId: text().notNull(),
});

/** What contracts say items cost. */
export const agreedPrices = schema.table('agreed_price', {
  id: text().primaryKey(),
  contractId: text().notNull(),
  contractNumber: text().notNull(),
  supplierId: text().notNull(),
  itemId: text().notNull(),
  facilityId: text(),
  amount: text().notNull(),
  currency: text().notNull(),
  perQuantity: text().notNull(),
  unit: text().notNull(),
  perBaseUnit: text(),
  validFrom: date({ mode: 'string' }).notNull(),
  validTo: date({ mode: 'string' }),
});

/** How suppliers sell items. */
export const supplierItemCopies = schema.table('supplier_item_copy', {
  id: text().primaryKey(),
  version: version(),
  supplierId: text().notNull(),
  itemId: text().notNull(),
  partNumber: text(),
});

/** Cases, for how soon what they rely on is needed. */
export const relyingCases = schema.table('relying_case', {
  id: text().primaryKey(),
  version: version(),
  number: text().notNull(),
  facilityId: text(),
  startsAt: instant(),
  isOver: boolean().notNull(),
});

/** Which decision of a case's allocation its reliances are of. */
export const relianceVersions = schema.table('case_reliance_version', {
  caseId: text().primaryKey(),
  version: version(),
});

/** Lines of orders that cases rely on. */
export const reliances = schema.table(
  'case_reliance',
  { caseId: text().notNull(), orderLineId: text().notNull() },
  (table) => [primaryKey({ columns: [table.caseId, table.orderLineId] })],
);

/** What was found of lines' prices. */
export const priceChecks = schema.table('price_check', {
  orderLineId: text().primaryKey(),
  orderId: text().notNull(),
  outcome: text({ enum: priceOutcomes }).notNull(),
  agreedPriceId: text(),
  contractId: text(),
  contractNumber: text(),
  askedPerBaseUnit: text(),
  agreedPerBaseUnit: text(),
  currency: text().notNull(),
  agreedCurrency: text(),
  deviation: text(),
  effect: text({ enum: ['PASSED', 'MARKED', 'STOPPED'] }).notNull(),
  policyVersions: text().array().notNull(),
  checkedAt: instant().notNull(),
});
export type PriceCheckRow = typeof priceChecks.$inferSelect;

/** Orders whose prices are to be looked at. */
export const priceChecksDue = schema.table('price_check_due', { orderId: text().primaryKey() });
