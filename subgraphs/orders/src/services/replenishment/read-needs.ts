import type { Command } from '@supply-hub/commands';
import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import {
  decodeCursor,
  loadPage,
  pageOf,
  pageSize,
  statement,
  type Page,
  type PageArguments,
} from '@supply-hub/subgraph-kit';
import DataLoader from 'dataloader';
import {
  askedOfNeeds,
  casesOfNeeds,
  needsById,
  pageOfNeeds,
  type AskedOfNeed,
  type KeptNeed,
} from '../../db/queries/replenishment/kept-needs.ts';
import { pairKey, type Pair } from '../../db/queries/replenishment/needs-due.ts';
import {
  pageOfCommands,
  visibleCommands,
  type CommandConditions,
} from '../../db/queries/replenishment/visible-commands.ts';

/** What is needed and what systems are asked to do, as one viewer may see it; made for one operation. */
export interface ReadNeeds {
  readonly need: DataLoader<string, KeptNeed | null>;
  readonly command: DataLoader<string, Command | null>;
  readonly askedOf: DataLoader<Pair, AskedOfNeed[], string>;
  readonly casesOf: DataLoader<
    Pair,
    { readonly caseId: string; readonly short: string; readonly unit: string }[],
    string
  >;
  needs(where: { facilityId: string | null }, page: PageArguments): Promise<Page<KeptNeed>>;
  commands(where: CommandConditions, page: PageArguments): Promise<Page<Command>>;
}

export function readNeeds(db: Db, viewer: Viewer): ReadNeeds {
  const byPair = <T extends Pair>(read: (pairs: readonly Pair[]) => Promise<T[]>) =>
    new DataLoader<Pair, T[], string>(
      async (pairs) => {
        const found = Map.groupBy(await statement(() => read(pairs)), pairKey);
        return pairs.map((pair) => found.get(pairKey(pair)) ?? []);
      },
      { cacheKeyFn: pairKey },
    );
  const byId = <T>(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>) =>
    new DataLoader<string, T | null>(async (ids) => {
      const found = await statement(() => read(ids));
      return ids.map((id) => found.get(id) ?? null);
    });
  const command = byId((ids) => visibleCommands(db, viewer, ids));
  return {
    need: byId((ids) => needsById(db, viewer, ids)),
    command,
    askedOf: byPair((pairs) => askedOfNeeds(db, pairs)),
    casesOf: byPair((pairs) => casesOfNeeds(db, pairs)),
    async needs(where, asked) {
      const [size, after] = [pageSize(asked), decodeCursor(asked)];
      const rows = await statement(() => pageOfNeeds(db, viewer, where, after, size));
      return pageOf(
        rows.map((need) => ({ need, id: need.id, sortKey: need.id })),
        size,
        after,
        ({ need }) => need,
      );
    },
    async commands(where, asked) {
      const [size, after] = [pageSize(asked), decodeCursor(asked)];
      const rows = await statement(() => pageOfCommands(db, viewer, where, after, size));
      return loadPage(
        pageOf(rows, size, after, ({ id }) => id),
        (id) => command.load(id),
      );
    },
  };
}
