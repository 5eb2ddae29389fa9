import type { HubConfig } from '@supply-hub/config';
import { SourceUnavailable } from '@supply-hub/errors';
import type { Db } from '@supply-hub/postgres';
import { copyFeed, DeltaCursor, keyText, type Feed, type FeedPage, type SourceKey } from '@supply-hub/subgraph-kit';
import { z } from 'zod';
import { contractCopies } from '../db/contract-copies.ts';
import { contractFeedName } from '../db/contract-parts.ts';
import { contractsOfItems } from '../db/queries/contracts-of-items.ts';
import type { Contract } from '../domain/contract.ts';
import type { ChangedItem, ContractSource } from '../sources/contract-source.ts';

/** How far both have been read: contracts, and the items whose units their prices were read with. */
const bothCursors = z.object({ contracts: z.string().nullable(), items: z.string().nullable() });

/** Contracts asked for at once when their items changed. */
const contractsAtOnce = 20;

/**
 * Reads contracts whole at first, then those that changed, and those that name an item which changed: its units may
 * be others now, and with them what a price comes to for a base unit.
 */
export function contractFeed(source: ContractSource, { db, config }: { db: Db; config: HubConfig }): Feed {
  const { system } = source;
  const refOf = (number: string): SourceKey => ({ type: 'contract', system: system.id, key: [number] });
  // An overlapping delta tells of the same change again; contracts need not be read again for it.
  let handled: ReadonlyMap<string, string> = new Map();

  async function* contractsNaming(changed: readonly ChangedItem[], except: ReadonlySet<string>, deadline: AbortSignal) {
    const news = changed.filter(({ number, changedAt }) => handled.get(number) !== String(changedAt));
    const refs = await contractsOfItems(
      db,
      system.id,
      news.map(({ number }) => number),
    );
    const due = refs.filter(({ key }) => !except.has(keyText(key)));
    for (let at = 0; at < due.length; at += contractsAtOnce) {
      const some = due.slice(at, at + contractsAtOnce);
      const contracts = await source.readContracts(some, deadline);
      yield some.map(({ key }) => ({ number: keyText(key), contract: contracts.get(keyText(key)) ?? null }));
    }
  }

  return copyFeed({
    name: contractFeedName(system.id),
    system,
    everyMs: config.pollMs.masters,
    spec: contractCopies,
    db,
    async *changedSince(cursor, deadline, startedAt): AsyncGenerator<FeedPage<Contract>> {
      const given = cursor === null ? { contracts: null, items: null } : bothCursors.parse(JSON.parse(cursor));
      const contracts = new DeltaCursor(given.contracts, startedAt);
      const items = new DeltaCursor(given.items, startedAt);
      const page = (found: readonly { number: string; contract: Contract | null | Error }[]) => ({
        ...sorted(found, refOf),
        cursor: JSON.stringify({ contracts: contracts.next, items: items.next }),
      });

      const read = new Set<string>();
      for await (const changed of source.changedContracts(contracts.since, deadline)) {
        for (const { number, changedAt, itemsChangedAt } of changed) {
          read.add(number);
          contracts.see(changedAt);
          // Later runs see items change by themselves; the first one begins behind those it read.
          if (given.items === null) items.see(itemsChangedAt);
        }
        yield page(changed);
      }
      if (given.items === null || items.since === null) return;
      const seen = new Map<string, string>();
      for await (const changed of source.changedItems(items.since, deadline)) {
        for (const { number, changedAt } of changed) {
          seen.set(number, String(changedAt));
          items.see(changedAt);
        }
        for await (const found of contractsNaming(changed, read, deadline)) yield page(found);
      }
      yield page([]);
      handled = seen;
    },
  });
}

/** What could be read, and what could not. What could not be had now ends the run. */
function sorted(
  found: readonly { number: string; contract: Contract | null | Error }[],
  refOf: (number: string) => SourceKey,
): Pick<FeedPage<Contract>, 'reads'> & { unreadable: SourceKey[] } {
  const reads: { ref: SourceKey; value: Contract | null }[] = [];
  const unreadable: SourceKey[] = [];
  for (const { number, contract } of found) {
    if (contract instanceof SourceUnavailable) throw contract;
    if (contract instanceof Error) unreadable.push(refOf(number));
    else reads.push({ ref: refOf(number), value: contract });
  }
  return { reads, unreadable };
}
