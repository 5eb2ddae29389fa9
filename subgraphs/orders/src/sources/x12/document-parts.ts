import type { BeyondGuide as Beyond, DocumentFault } from '@supply-hub/x12';
import type { BeyondGuide, SentDate } from '../../domain/sent-values.ts';

/** Dates that name a day. A qualifier that was not sent is empty. */
export function datesOf(
  dates: readonly { readonly qualifier: string; readonly on?: string | undefined }[],
): SentDate[] {
  return dates.flatMap(({ qualifier, on }) => (on === undefined ? [] : { qualifier, on }));
}

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
