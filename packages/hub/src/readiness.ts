import type { HubConfig } from '@supply-hub/config';
import type { Readiness } from '@supply-hub/gateway';
import type { Connection } from '@supply-hub/postgres';
import { feedStatuses } from '@supply-hub/subgraph-kit';

/** Ready: the database answers, and each feed has read its system once or says why it cannot. */
export async function hubReadiness(hub: Connection, config: HubConfig): Promise<Readiness> {
  let statuses;
  try {
    statuses = await feedStatuses(hub.db);
  } catch {
    return { ready: false, waitingFor: ['the database, which does not answer'] };
  }
  const loading = statuses.filter((each) => each.confirmedThrough === null && each.failingSince === null);
  const waitingFor = loading.map(
    ({ name, system }) => `the first load of ${name} from ${config.systems[system]?.name ?? system}`,
  );
  return waitingFor.length === 0 ? { ready: true } : { ready: false, waitingFor };
}

/** A gateway by itself is ready when every subgraph says it is. */
export async function subgraphsReadiness(urls: ReadonlyMap<string, string>): Promise<Readiness> {
  const waitingFor = await Promise.all(
    [...urls].map(async ([name, url]) => {
      const response = await fetch(`${url.replace(/\/+$/, '')}/health/ready`, {
        signal: AbortSignal.timeout(1500),
      }).catch(() => undefined);
      return response?.ok === true ? [] : [`the subgraph ${name}, which is not ready`];
    }),
  ).then((each) => each.flat());
  return waitingFor.length === 0 ? { ready: true } : { ready: false, waitingFor };
}
