import type { HubConfig } from '@supply-hub/config';
import type { Db } from '@supply-hub/postgres';
import { copyFeed, type Feed, type FeedPage } from '@supply-hub/subgraph-kit';
import { supplierCopies } from '../db/supplier-copies.ts';
import type { Supplier } from '../domain/supplier.ts';
import type { SupplierSource } from '../sources/supplier-source.ts';

/** Reads a supplier master whole each time: it does not say what changed, and is small. */
export function supplierFeed(source: SupplierSource, { db, config }: { db: Db; config: HubConfig }): Feed {
  const { system } = source;
  return copyFeed({
    name: `suppliers/${system.id}`,
    system,
    everyMs: config.pollMs.masters,
    spec: supplierCopies,
    db,
    isWhole: true,
    async *changedSince(_, deadline): AsyncGenerator<FeedPage<Supplier>> {
      for await (const page of source.allSuppliers(deadline)) {
        yield {
          reads: page.map(({ number, supplier }) => ({
            ref: { type: 'supplier', system: system.id, key: [number] } as const,
            value: supplier,
          })),
        };
      }
    },
  });
}
