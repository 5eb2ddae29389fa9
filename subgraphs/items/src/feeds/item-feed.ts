import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import { copyFeed, DeltaCursor, type Feed, type FeedPage, type SourceKey } from '@supply-hub/subgraph-kit';
import { itemCopies } from '../db/item-copies.ts';
import type { Item } from '../domain/item.ts';
import type { ItemSource } from '../sources/item-source.ts';

/** Reads an item master whole at first, then what changed. */
export function itemFeed(source: ItemSource, { db, config }: { db: Db; config: HubConfig }): Feed {
  const { system } = source;
  return copyFeed({
    name: `items/${system.id}`,
    system,
    everyMs: config.pollMs.masters,
    spec: itemCopies,
    db,
    async *changedSince(cursor, deadline, startedAt): AsyncGenerator<FeedPage<Item>> {
      const delta = new DeltaCursor(cursor, startedAt);
      for await (const changed of source.changedItems(delta.since, deadline)) {
        for (const { changedAt } of changed) delta.see(changedAt);
        const reads: { ref: SourceKey; value: Item }[] = [];
        const unreadable: SourceKey[] = [];
        for (const { number, item } of changed) {
          const ref: SourceKey = { type: 'item', system: system.id, key: [number] };
          if (item instanceof Error) unreadable.push(ref);
          else reads.push({ ref, value: item });
        }
        yield { reads, unreadable, ...(delta.next !== null && { cursor: delta.next }) };
      }
    },
  });
}
