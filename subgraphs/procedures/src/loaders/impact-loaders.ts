import type { Clock } from '@supply-hub/clock';
import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { statementLoader } from '@supply-hub/subgraph-kit';
import type DataLoader from 'dataloader';
import type { DemandRow } from '../db/queries/demands.ts';
import { endangeredBy, endangering, type Endangered } from '../db/queries/impact.ts';
import { remedyFacts } from '../db/queries/remedy-facts.ts';
import { remediesOf, type Remedy } from '../domain/remedies.ts';

/** A demand that a backorder endangers, as resolvers see it. */
export interface AffectedDemand {
  readonly demand: DemandRow;
  /** It counts on what the order line still brings. */
  readonly doesRely: boolean;
}

/** What endangers demands, what they endanger, and what can be done; each kind in as many statements for many as for one. */
export interface ImpactLoaders {
  /** Backorder id → the demands it endangers that the viewer may see, the earliest case first. */
  readonly endangeredBy: DataLoader<string, readonly Endangered[]>;
  /** Demand id → the backorders that endanger it. */
  readonly endangering: DataLoader<string, readonly Endangered[]>;
  /** Demand id → what can be done for it now. */
  readonly remediesOf: DataLoader<string, readonly Remedy[]>;
}

export function impactLoaders({ db, clock }: { db: Db; clock: Clock }, viewer: Viewer): ImpactLoaders {
  return {
    endangeredBy: statementLoader(async (ids) => {
      const found = Map.groupBy(await endangeredBy(db, viewer, ids), ({ backorderId }) => backorderId);
      return ids.map((id) => found.get(id) ?? []);
    }),
    endangering: statementLoader(async (ids) => {
      const found = Map.groupBy(await endangering(db, viewer, ids), ({ demandId }) => demandId);
      return ids.map((id) => found.get(id) ?? []);
    }),
    remediesOf: statementLoader(async (ids) => {
      const facts = await remedyFacts(db, viewer, ids, clock.now());
      return ids.map((id) => {
        const found = facts.get(id);
        return found === undefined ? [] : remediesOf(found);
      });
    }),
  };
}
