import { handler, messageChanged } from '@supply-hub/events';
import { ofMessage, ofSenderIds, ofSenderType } from '../domain/supply-exception.ts';
import { saveFindings } from '../db/queries/save-findings.ts';
import { latestOf, saveMessage } from '../db/queries/save-message.ts';

/** What the exchange says of a message → its record, and the exceptions of the message and of its sender. */
export const onMessageChanged = handler(messageChanged, 'reconciliation.messages', async (event, { tx }) => {
  const { data, aggregateversion: version, time } = event;
  if (!(await saveMessage(tx, version, data))) return;
  const { sender, messageType } = data;
  const latest = sender === null ? null : await latestOf(tx, sender, messageType);
  await saveFindings(
    tx,
    [
      ofMessage(data),
      ...(sender === null || latest === null
        ? []
        : [ofSenderIds(sender, latest.ofAll), ofSenderType(sender, messageType, latest.ofType)]),
    ],
    time,
  );
});
