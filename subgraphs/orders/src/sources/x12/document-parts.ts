import type { BeyondGuide as Beyond, DocumentFault } from '@supply-hub/x12';
import type { BeyondGuide, SentDate } from '../../domain/sent-values.ts';
import type { SentSchedule } from '../../domain/supplier-document.ts';
import type { DocumentReader, LineSent } from './document-reader.ts';

/** Dates that name a day. A qualifier that was not sent is empty. */
export function datesOf(
  dates: readonly { readonly qualifier: string; readonly on?: string | undefined }[],
): SentDate[] {
  return dates.flatMap(({ qualifier, on }) => (on === undefined ? [] : { qualifier, on }));
}

interface ScheduledLine {
  readonly dates: readonly { readonly qualifier: string; readonly on?: string | undefined }[];
  readonly schedules: readonly {
    readonly quantity: string;
    readonly unit: string;
    readonly dateQualifier?: string | undefined;
    readonly on?: string | undefined;
  }[];
}

/** The days an answer names for a line (DTM) or for parts of it (SCH). What the order asked for (002) is no answer. */
export function scheduleOf(
  { dates, schedules }: ScheduledLine,
  reader: DocumentReader,
  line: LineSent,
): SentSchedule[] {
  const days = dates.flatMap(({ qualifier, on }) =>
    on !== undefined && deliveryQualifiers.has(qualifier) ? [{ on, quantity: null }] : [],
  );
  const parts = schedules.flatMap(({ quantity, unit, dateQualifier, on }) =>
    on === undefined || dateQualifier === '002' ? [] : [{ on, quantity: reader.quantity(quantity, unit, line) }],
  );
  return [...days, ...parts];
}
/** X12 element 374: scheduled, promised or estimated delivery; scheduled shipping. */
const deliveryQualifiers = new Set(['067', '069', '017', '068']);

/** What came to light when a document was read, and does not stop it. */
export interface ReadingNotes {
  readonly beyond: readonly Beyond[];
  readonly faults: readonly DocumentFault[];
}

/** The same as it is kept. */
export function keptOf({ beyond, faults }: ReadingNotes): { beyondGuide: BeyondGuide[]; warnings: string[] } {
  return {
    beyondGuide: beyond.map(({ position, text, where }) => ({ position: position.inSet, path: where, text })),
    warnings: faults.map(({ sentence }) => sentence),
  };
}

/** The first words for a thing; undefined when there are none. */
export function descriptionOf({
  descriptions = [],
}: {
  readonly descriptions?: readonly { readonly text?: string | undefined }[];
}): string | undefined {
  return descriptions.find(({ text }) => text !== undefined)?.text?.slice(0, 200);
}
