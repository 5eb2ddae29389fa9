import type { InventoryContext, StockAlertNode } from '../context.ts';
import { remedyOf, sentenceOf } from '../domain/stock-alert/words.ts';
import type { StockAlertResolvers } from '../generated/graphql.ts';
import { namesIn } from '../services/alert-names.ts';
import { findLocation } from '../services/find-location.ts';
import { findStockLot, levelNodes } from '../services/find-stock.ts';
import { facilityOf } from './facility-of.ts';

export const StockAlert: StockAlertResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.alert.load(id),
  sentence: async (alert, _, context) => sentenceOf(alert, await namesIn(alert, context)),
  remedy: async (alert, _, context) => remedyOf(alert, await namesIn(alert, context)),
  facility: facilityOf,
  item: ({ itemId }) => (itemId === null ? null : { id: itemId }),
  location: ({ locationId }, _, context) =>
    locationId === null ? null : findLocation(locationId, 'location', context),
  lot: ({ lotId }, _, context) => (lotId === null ? null : findStockLot(lotId, context)),
  stockLevels: (alert, _, context) => levelsOf(alert, context),
  quantity: ({ about: { quantity, unit } }) => quantityOf(quantity, unit),
  threshold: ({ about: { threshold, unit } }) => quantityOf(threshold, unit),
  expiresOn: ({ about }) => about.expiresOn,
  lastHeardAt: ({ about }) => about.heardAt,
  surgicalCases: ({ caseIds }) => caseIds.map((id) => ({ id })),
  raisedAt: ({ raisedAt }) => raisedAt.toString(),
  escalatedAt: ({ escalatedAt }) => escalatedAt?.toString() ?? null,
  clearedAt: ({ clearedAt }) => clearedAt?.toString() ?? null,
};

async function levelsOf({ itemId, facilityId, locationId }: StockAlertNode, { facility, loaders }: InventoryContext) {
  const at = facility(facilityId);
  if (itemId === null || at === null) return null;
  const position = await loaders.positionAtFacility.load({ itemId, facility: at });
  if (position === null) return null;
  const levels = position === 'none' ? [] : levelNodes(at, position);
  return locationId === null ? levels : levels.filter(({ level }) => level.locationId === locationId);
}

const quantityOf = (value: string | null, unit: string | null) =>
  value === null || unit === null ? null : { value, unit };
