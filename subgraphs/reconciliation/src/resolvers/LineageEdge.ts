import type { EdgeKind } from '@supply-hub/lineage';
import { lineageThing } from '../domain/lineage-node.ts';
import type { LineageEdgeKind, LineageEdgeResolvers } from '../generated/graphql.ts';

const kinds: Readonly<Record<EdgeKind, LineageEdgeKind>> = {
  causes: 'CAUSES',
  covers: 'COVERS',
  needs: 'NEEDS',
  'part-of': 'PART_OF',
  answers: 'ANSWERS',
  ships: 'SHIPS',
  receives: 'RECEIVES',
  pays: 'PAYS',
  uses: 'USES',
  replays: 'REPLAYS',
};

export const LineageEdge: LineageEdgeResolvers = {
  from: ({ from }) => lineageThing(from),
  to: ({ to }) => lineageThing(to),
  kind: ({ kind }) => kinds[kind],
  at: ({ at }) => at.toString(),
  endedAt: ({ endedAt }) => endedAt?.toString() ?? null,
};
