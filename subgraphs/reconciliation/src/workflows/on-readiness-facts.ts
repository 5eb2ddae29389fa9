import { cardFileRead, caseChanged, handler } from '@supply-hub/events';
import { saveFindings } from '../db/queries/save-findings.ts';
import { takeDocument } from '../db/queries/take-document.ts';
import { ofCardFile, ofCase } from '../domain/supply-exception.ts';

/** Cases and card files → what keeps anybody from saying whether a case has its supplies. */
export const onReadinessFacts = handler(
  [caseChanged, cardFileRead],
  'reconciliation.exceptions',
  async (event, { tx }) => {
    const { subject, aggregateversion: version, time } = event;
    if ((await takeDocument(tx, subject, version)) === 'known') return;
    const found = event.type === 'procedures.case-changed' ? ofCase(event.data) : ofCardFile(event.data);
    await saveFindings(tx, [found], time);
  },
);
