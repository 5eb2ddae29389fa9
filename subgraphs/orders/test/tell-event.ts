import type { EventDefinition, HubEvent } from '@supply-hub/events';
import { silentLog } from '@supply-hub/log';
import type { runningOrders } from './running-orders.ts';

interface Telling<Data> {
  readonly subject: string;
  readonly data: Data;
  /** Of the subject. @default 1 */
  readonly version?: number;
  /** The only one that hears of it. @default everybody who wants such events */
  readonly consumer?: string;
}

/** Tells the subgraph's handlers of an event, as delivery would. That nobody hears of it is the test's mistake. */
export async function tellEvent<Data>(
  hub: Pick<Awaited<ReturnType<typeof runningOrders>>, 'db' | 'subgraph' | 'clock'>,
  definition: EventDefinition<string, Data>,
  { subject, data, version = 1, consumer }: Telling<NoInfer<Data>>,
): Promise<void> {
  const handlers = hub.subgraph.handlers
    .filter(({ definitions }) => definitions.includes(definition))
    .filter((handler) => consumer === undefined || handler.consumer === consumer);
  if (handlers.length === 0)
    throw new Error(`nobody${consumer === undefined ? '' : ` called ${consumer}`} hears of ${definition.type}`);
  const event: HubEvent = {
    specversion: '1.0',
    id: `${subject} ${version}`,
    source: '/test',
    type: definition.type,
    subject,
    time: hub.clock.now(),
    datacontenttype: 'application/json',
    data: definition.data.parse(data),
    dataversion: definition.version,
    aggregate: definition.aggregate,
    aggregateversion: version,
    position: version,
  };
  for (const handler of handlers) await hub.db.transaction((tx) => handler.handle(event, { tx, log: silentLog }));
}
