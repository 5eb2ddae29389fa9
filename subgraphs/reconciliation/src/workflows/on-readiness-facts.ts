import { batchHandler, cardFileRead, caseChanged } from '@supply-hub/events';
import { saveFindings } from '../db/queries/save-findings.ts';
import { takeDocuments } from '../db/queries/take-documents.ts';
import { ofCardFile, ofCase } from '../domain/supply-exception.ts';

/** Cases and card files → what keeps anybody from saying whether a case has its supplies. */
export const onReadinessFacts = batchHandler(
  [caseChanged, cardFileRead],
  'reconciliation.exceptions',
  async (events, { tx }) => {
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
            ...(event.type === 'procedures.case-changed' ? ofCase(event.data) : ofCardFile(event.data)),
            at: event.time,
          })),
      );
    }
  },
);
