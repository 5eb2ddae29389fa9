import { hubId } from '@supply-hub/identifiers';
import type { HubConfig } from '@supply-hub/config';
import type { Handler } from '@supply-hub/events';
import { systemName, type Feed, type SubgraphDeps, type Task } from '@supply-hub/subgraph-kit';
import type { Names } from './domain/decide-pair.ts';
import { cardFeed } from './feeds/card-feed.ts';
import { allocateTask } from './tasks/allocate-task.ts';
import { keepCopies } from './workflows/keep-copies.ts';

/** What decides how ready cases are: their cards, copies of what others know, and the task that puts them together. */
export function readinessParts({ config, clock, connection: { db } }: SubgraphDeps): {
  readonly feeds: readonly Feed[];
  readonly handlers: readonly Handler[];
  readonly tasks: readonly Task[];
} {
  const file = config.preferenceCards?.file;
  return {
    feeds: file === undefined ? [] : [cardFeed(file, { db, config })],
    handlers: keepCopies,
    tasks: [allocateTask({ db, clock, config, names: namesIn(config) })],
  };
}

/** What people call locations and systems, as hub.yaml has them. */
export function namesIn(config: HubConfig): Names {
  const locations = new Map(
    config.facilities.flatMap(({ stockSystem, codes, locations }) =>
      locations.map(({ code }) => [hubId('location', stockSystem, [codes[stockSystem] ?? '', code]), code] as const),
    ),
  );
  return { location: (id) => locations.get(id) ?? id, system: (id) => systemName(config.systems, id) };
}
