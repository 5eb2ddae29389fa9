import {
  batchHandler,
  cardFileRead,
  caseChanged,
  partnerFileRead,
  transferChanged,
  transmissionChanged,
  troubleChanged,
  type EventOf,
} from '@supply-hub/events';
import { saveFindings } from '../db/queries/save-findings.ts';
import { takeDocuments } from '../db/queries/take-documents.ts';
import { ofCardFile, ofCase, ofPartnerFile, ofTransmission, type Findings } from '../domain/supply-exception.ts';
import { ofTransfer } from '../domain/transfer-exceptions.ts';
import { ofTrouble } from '../domain/trouble-exceptions.ts';

const definitions = [
  caseChanged,
  cardFileRead,
  partnerFileRead,
  transmissionChanged,
  troubleChanged,
  transferChanged,
] as const;

/** Cases, card files, partners' profiles, orders that are to be sent, transfers and what is wrong with orders → what a person must put right in them. */
export const onReadinessFacts = batchHandler(definitions, 'reconciliation.exceptions', async (events, { tx }) => {
  // What a case says twice is taken in twice: the first may raise what the second solves.
  const told = new Map<string, number>();
  const rounds = Map.groupBy(events, ({ subject }) => {
    const round = told.get(subject) ?? 0;
    told.set(subject, round + 1);
    return round;
  });
  for (const round of rounds.values()) {
    const taken = await takeDocuments(
      tx,
      round.map(({ subject: id, aggregateversion: version }) => ({ id, version })),
    );
    await saveFindings(
      tx,
      round
        .filter(({ subject }) => taken.has(subject))
        .map((event) => ({
          ...ofFact(event),
          at: event.time,
        })),
    );
  }
});

function ofFact(event: EventOf<(typeof definitions)[number]>): Findings {
  if (event.type === 'procedures.case-changed') return ofCase(event.data);
  if (event.type === 'orders.trouble-changed') return ofTrouble(event.data);
  if (event.type === 'inventory.transfer-changed') return ofTransfer(event.data);
  if (event.type === 'orders.transmission-changed') return ofTransmission(event.data);
  return event.type === 'procedures.card-file-read' ? ofCardFile(event.data) : ofPartnerFile(event.data);
}
