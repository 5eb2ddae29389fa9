import type { HubConfig } from '@supply-hub/config';
import type { ReceiveContext, Reception, X12Received, X12Receiver } from '@supply-hub/exchange';
import { savePartnerCatalogue } from '../db/queries/save-partner-prices.ts';
import { catalogueParts, type CatalogueLine } from '../sources/x12/catalogue-parts.ts';
import { sayingOf, subjectOf } from '../services/catalogue/catalogue-subject.ts';
import { surroundingsOf } from '../services/catalogue/catalogue-surroundings.ts';
import { judge } from '../services/catalogue/judge-catalogue.ts';
import { $Progress, nextChunk, takeChunk } from '../services/catalogue/take-chunk.ts';

/**
 * 832 and 845: what a partner says things cost, kept beside what contracts of the ERP say (R59). A catalogue is judged
 * whole before any of it is kept, then kept in chunks; a line that cannot be read harms no other, and a part that nobody
 * here has as an item is kept too: it matters when it is ordered.
 */
export const onPriceCatalogue = (messageCode: '832' | '845', { config }: { config: HubConfig }): X12Receiver => ({
  name: messageCode === '832' ? 'suppliers.price-catalogue' : 'suppliers.price-authorisation',
  protocol: 'x12',
  messageCode,
  receive: (message, context) => receive(message, context, config),
});

async function receive(message: X12Received, { tx }: ReceiveContext, config: HubConfig): Promise<Reception> {
  const before = message.progress === null ? null : $Progress.parse(message.progress);
  const subject = await subjectOf(message, tx);
  if ('kind' in subject) return subject;
  const surroundings = (lines: Iterable<CatalogueLine>) => surroundingsOf(message, subject, lines, tx, config);
  if (before === null) {
    const judged = judge(message, await surroundings(linesOf(message)));
    if (judged !== null) return judged;
  }
  const chunk = nextChunk(message, before);
  const progress = await takeChunk(message, before, chunk, subject, await surroundings(chunk.lines), tx);
  if (!chunk.isLast) return { kind: 'continues', progress };
  const { mark: _, contracts: named, ...taken } = progress;
  const saying = sayingOf(message, subject);
  await savePartnerCatalogue(tx, { documentType: message.messageCode, number: subject.number, ...taken }, saying);
  return {
    kind: 'applied',
    about: [subject.supplierId, ...named],
    facilityId: null,
    supplierId: subject.supplierId,
  };
}

function* linesOf(message: X12Received): Generator<CatalogueLine> {
  for (const part of catalogueParts(message.messageCode, message)) if (part.kind === 'line') yield part.line;
}
