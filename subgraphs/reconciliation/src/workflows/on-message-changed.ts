import { batchHandler, messageChanged, type EventOf } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { latestOfSenders, type SenderType } from '../db/queries/latest-of-senders.ts';
import { saveFindings, type FoundAt } from '../db/queries/save-findings.ts';
import { saveMessages } from '../db/queries/save-messages.ts';
import { ofMessage, ofSenderIds, ofSenderType } from '../domain/supply-exception.ts';

type Told = EventOf<typeof messageChanged>;

/** What the exchange says of messages → their records, and the exceptions of each and of its sender. */
export const onMessageChanged = batchHandler(messageChanged, 'reconciliation.messages', async (events, { tx }) => {
  for (const run of runs(events)) await takeIn(tx, run);
});

/**
 * What can be taken in at once and ends as if each were taken alone: messages that are no trouble, each told of once.
 * One that is trouble goes alone, or what it raises and the next one clears would never have been.
 */
function* runs(events: readonly Told[]): Generator<readonly Told[]> {
  let run = new Map<string, Told>();
  for (const event of events) {
    const { id, state, isControlIdReused } = event.data;
    const isTrouble = state === 'PARKED' || state === 'REJECTED' || isControlIdReused;
    if (run.size > 0 && (isTrouble || run.has(id))) {
      yield [...run.values()];
      run = new Map();
    }
    if (isTrouble) yield [event];
    else run.set(id, event);
  }
  if (run.size > 0) yield [...run.values()];
}

async function takeIn(tx: Tx, run: readonly Told[]): Promise<void> {
  const isNew = await saveMessages(
    tx,
    run.map(({ data, aggregateversion: version }) => ({ version, data })),
  );
  const taken = run.filter(({ data }) => isNew.has(data.id));
  const last = taken.at(-1);
  if (last === undefined) return;
  const senders = taken.flatMap(({ data: { sender, messageType } }): SenderType[] =>
    sender === null ? [] : [{ sender, messageType }],
  );
  const latest = await latestOfSenders(tx, senders);
  await saveFindings(tx, [
    ...taken.flatMap(({ data, time }): FoundAt[] => {
      const found = ofMessage(data);
      return found === null ? [] : [{ ...found, at: time }];
    }),
    ...latest.map(({ sender, messageType, ofType, message }): FoundAt => {
      const found = ofType ? ofSenderType(sender, messageType, message) : ofSenderIds(sender, message);
      return { ...found, at: last.time };
    }),
  ]);
}
