import type { BeyondGuide as Beyond } from '@supply-hub/x12';
import type { BeyondGuide, SentDate } from '../../domain/sent-values.ts';

/** Dates that name a day. A qualifier that was not sent is empty. */
export function datesOf(
  dates: readonly { readonly qualifier: string; readonly on?: string | undefined }[],
): SentDate[] {
  return dates.flatMap(({ qualifier, on }) => (on === undefined ? [] : { qualifier, on }));
}

export function beyondOf(beyond: readonly Beyond[]): BeyondGuide[] {
  return beyond.map(({ position, text, where }) => ({ position: position.inSet, path: where, text }));
}

/** The first words for a thing; undefined when there are none. */
export function descriptionOf({
  descriptions = [],
}: {
  readonly descriptions?: readonly { readonly text?: string | undefined }[];
}): string | undefined {
  return descriptions.find(({ text }) => text !== undefined)?.text?.slice(0, 200);
}
