import { batchHandler, messageChanged, type EventOf, type Handler } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { lockCandidates } from '../db/queries/crosswalk-wants.ts';
import { latestOfSenders, type Latest, type SenderType } from '../db/queries/latest-of-senders.ts';
import { saveFindings, type FoundAt } from '../db/queries/save-findings.ts';
import { saveMessages } from '../db/queries/save-messages.ts';
import { ofDocument, ofMessage, ofSenderIds, ofSenderType } from '../domain/message-exceptions.ts';
import type { Findings } from '../domain/supply-exception.ts';
import type { Redrive } from '../services/redrive-messages.ts';
import { takeWants } from './wanted-keys.ts';

type Told = EventOf<typeof messageChanged>;

/**
 * What the exchange says of messages → their records, the exceptions of each and of its sender, and the keys it waits for.
 */
export function onMessageChanged(redrive: Redrive): Handler {
  return batchHandler(messageChanged, 'reconciliation.messages', async (events, { tx }) => {
    for (const run of runs(events)) await takeIn(tx, redrive, run);
  });
}

/**
 * What can be taken in at once and ends as if each were taken alone: messages that are no trouble, each told of once.
 * One that is trouble goes alone, or what it raises and the next one clears would never have been.
 */
function* runs(events: readonly Told[]): Generator<readonly Told[]> {
  let run = new Map<string, Told>();
  for (const event of events) {
    const { id, state, isControlIdReused, overdue } = event.data;
    const isTrouble = troubled.has(state) || isControlIdReused || overdue.length > 0;
    if (run.size > 0 && (isTrouble || run.has(id))) {
      yield [...run.values()];
      run = new Map();
    }
    if (isTrouble) yield [event];
    else run.set(id, event);
  }
  if (run.size > 0) yield [...run.values()];
}

const troubled: ReadonlySet<string> = new Set(['PARKED', 'REJECTED', 'HELD', 'OVERDUE']);

async function takeIn(tx: Tx, redrive: Redrive, run: readonly Told[]): Promise<void> {
  if (run.some(({ data }) => data.wants.length > 0)) await lockCandidates(tx);
  const isNew = await saveMessages(
    tx,
    run.map(({ data, aggregateversion: version }) => ({ version, data })),
  );
  const taken = run.filter(({ data }) => isNew.has(data.id));
  const last = taken.at(-1);
  if (last === undefined) return;
  const senders = taken.flatMap(({ data: { direction, sender, messageType, partner, documentNumber } }): SenderType[] =>
    direction === 'OUT' || sender === null
      ? []
      : [{ sender, messageType, documentNumber: partner === null ? null : documentNumber }],
  );
  const latest = await latestOfSenders(tx, senders);
  await saveFindings(tx, [
    ...taken.flatMap(({ data, time }): FoundAt[] => {
      const found = ofMessage(data);
      return found === null ? [] : [{ ...found, at: time }];
    }),
    ...latest.map((one): FoundAt => ({ ...ofSender(one), at: last.time })),
  ]);
  await takeWants(
    tx,
    redrive,
    taken.map(({ data }) => data),
    last.time,
  );
}

function ofSender({ by, sender, messageType, documentNumber, message }: Latest): Findings {
  if (by === 'SENDER') return ofSenderIds(sender, message);
  if (by === 'TYPE' || messageType === null || documentNumber === null)
    return ofSenderType(sender, messageType, message);
  return ofDocument(sender, messageType, documentNumber, message);
}
