import type { Position } from '../text/segment.ts';

/** What is wrong with an envelope, in the words a partner's technician needs. Never holds what a document says. */
export interface EnvelopeFault {
  /** Whose code it is: TA105 of an interchange, AK905 of a group, AK502 of a set. */
  readonly level: 'interchange' | 'group' | 'set';
  readonly code: string;
  readonly position: Position;
  readonly sentence: string;
  /** Whether the interchange, group or set is refused for it; else it was read in spite of it. */
  readonly isFatal: boolean;
  /** The control number, count or character that the rest of the envelope calls for. */
  readonly expected?: string;
  readonly seen?: string;
}
