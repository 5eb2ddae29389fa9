import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { childPageLoader, statementLoader, type ChildPage, type Page } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import {
  cardsById,
  demandPages,
  demandsByCase,
  demandsById,
  knownItems,
  type CardRow,
  type DemandRow,
} from '../db/queries/demands.ts';

/** Demands and cards of one request, each kind in one statement a wave. */
export interface DemandLoaders {
  /** Null for one that is not, or is not the viewer's. */
  readonly demandById: DataLoader<string, DemandRow | null>;
  /** Worst first, then by item. */
  readonly demandsByCase: DataLoader<string, readonly DemandRow[]>;
  /** Ids of demands of `<item> <facility>`, the earliest case first. */
  readonly demandPage: DataLoader<ChildPage, DemandPage, string>;
  readonly cardById: DataLoader<string, CardRow | null>;
  readonly isItemKnown: DataLoader<string, boolean>;
}

/** A page of demands before they are loaded. */
export type DemandPage = Page<string>;

/** What another subgraph is to resolve. */
export interface Reference {
  readonly id: string;
}

export function demandLoaders(db: Db, viewer: Viewer): DemandLoaders {
  return {
    demandById: statementLoader(async (ids) => {
      const rows = await demandsById(db, viewer, ids);
      return ids.map((id) => rows.get(id) ?? null);
    }),
    demandsByCase: statementLoader(async (ids) => {
      const rows = await demandsByCase(db, viewer, ids);
      return ids.map((id) => rows.get(id) ?? []);
    }),
    demandPage: childPageLoader(db, demandPages(viewer)),
    cardById: statementLoader(async (ids) => {
      const rows = await cardsById(db, viewer, ids);
      return ids.map((id) => rows.get(id) ?? null);
    }),
    isItemKnown: statementLoader(async (ids) => {
      const known = await knownItems(db, ids);
      return ids.map((id) => known.has(id));
    }),
  };
}
