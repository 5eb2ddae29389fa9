import type { Feed } from '@supply-hub/subgraph-kit';
import type { Facility } from '../domain/facility.ts';
import { stockFeedName } from './stock-feed.ts';

/**
 * What a partner's counts stand for where its stock is told of as loaded or not: it is as current as its last count.
 * Undefined for a facility whose stock is read from a system.
 */
export function countsOf(facility: Facility): Pick<Feed, 'name' | 'system' | 'systemName'> | undefined {
  if (!facility.isKeptByPartner) return undefined;
  return { name: stockFeedName(facility), system: facility.stockSystem, systemName: facility.stockSystem };
}
