import {
  batchHandler,
  facilityChanged,
  itemChanged,
  supplierChanged,
  supplierItemChanged,
  type EventOf,
  type Handler,
} from '@supply-hub/events';
import { isAnythingWanted, lockCandidates, wantsSharing } from '../db/queries/crosswalk-wants.ts';
import { saveKnownThings, saveSupplierParts } from '../db/queries/known-things.ts';
import type { knownThings } from '../db/schema.ts';
import { codeOf, wordsOf } from '../domain/similarity.ts';
import type { Redrive } from '../services/redrive-messages.ts';
import { settleByEvidence } from './wanted-keys.ts';

const definitions = [itemChanged, supplierChanged, supplierItemChanged, facilityChanged] as const;
type Told = EventOf<(typeof definitions)[number]>;

/** So many waiting keys are looked at again for one batch; what it left out is found when its message comes again. */
const mostWants = 200;

/**
 * Items, suppliers, their part numbers and facilities → what keys of others can mean. A key that waits, and shares a
 * number with what has just come, gets its candidates now, and its meaning where a rule says so: documents often come before
 * the master data they name.
 */
export function onKnownThings(redrive: Redrive): Handler {
  return batchHandler(definitions, 'reconciliation.known-things', async (events, { tx }) => {
    const latest = [...new Map(events.map((event) => [event.subject, event])).values()];
    const things = latest.flatMap(thingOf);
    const parts = latest.flatMap(partOf);
    await lockCandidates(tx);
    await saveKnownThings(tx, things);
    await saveSupplierParts(tx, parts);
    const last = latest.at(-1);
    if (last === undefined || !(await isAnythingWanted(tx))) return;
    const wants = await wantsSharing(
      tx,
      {
        gtins: things.flatMap(({ gtins }) => gtins),
        codes: [...things.flatMap(({ codes }) => codes), ...parts.flatMap(({ code }) => code ?? [])],
      },
      mostWants,
    );
    await settleByEvidence(tx, redrive, wants, last.time);
  });
}

function thingOf(event: Told): (typeof knownThings.$inferInsert)[] {
  const version = event.aggregateversion;
  const codes = (...numbers: readonly string[]) => [...new Set(numbers.map(codeOf))].filter((code) => code !== '');
  switch (event.type) {
    case 'items.item-changed': {
      const { id, number, description: name, gtins } = event.data;
      return [
        {
          id,
          version,
          kind: 'ITEM',
          number,
          name,
          codes: codes(number),
          gtins,
          gln: null,
          words: wordsOf(name ?? ''),
        },
      ];
    }
    case 'suppliers.supplier-changed': {
      const { id, number, name, gln } = event.data;
      return [
        {
          id,
          version,
          kind: 'SUPPLIER',
          number,
          name,
          codes: codes(number),
          gtins: [],
          gln,
          words: wordsOf(name),
        },
      ];
    }
    case 'inventory.facility-changed': {
      const { id, slug: number, name, gln, codes: inSystems } = event.data;
      const all = codes(number, ...Object.values(inSystems));
      return [{ id, version, kind: 'LOCATION', number, name, codes: all, gtins: [], gln, words: wordsOf(name) }];
    }
    case 'suppliers.supplier-item-changed':
      return [];
  }
}

function partOf(event: Told) {
  if (event.type !== 'suppliers.supplier-item-changed') return [];
  const { id, supplierId, itemId, partNumber } = event.data;
  const code = partNumber === null ? null : codeOf(partNumber);
  return [{ id, version: event.aggregateversion, supplierId, itemId, partNumber, code }];
}
