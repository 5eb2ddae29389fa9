import type { EnvelopeFault } from '@supply-hub/x12';

/** The first few: a partner's technician corrects one cause, not a hundred of its effects. */
export const sentencesOf = (faults: readonly EnvelopeFault[]): string =>
  faults
    .slice(0, 3)
    .map(({ sentence }) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ');
