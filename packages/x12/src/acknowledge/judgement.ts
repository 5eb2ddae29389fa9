import type { EnvelopeFault } from '../envelope/envelope-fault.ts';
import type { GroupHeader } from '../envelope/group-header.ts';

/** `A` accepted, `E` accepted though errors were noted, `R` rejected. */
export type SetResult = 'A' | 'E' | 'R';
/** Of a group also `P`: some sets were rejected. */
export type GroupResult = SetResult | 'P';

export interface ElementError {
  /** AK401 or IK401: the element of the segment, and its component. */
  readonly element: number;
  readonly component?: number;
  /** Its number in the data dictionary: `355`. */
  readonly reference?: string;
  /** AK403 or IK403. */
  readonly code: string;
  /** What was sent there. Leave it out of what may name a patient. */
  readonly copy?: string;
}

export interface SegmentError {
  /** AK301 and AK302, or IK301 and IK302: which segment, and its number in the set, where ST is 1. */
  readonly segment: string;
  readonly inSet: number;
  readonly loop?: string;
  /** AK304 or IK304: `8` when its elements are in error. */
  readonly code: string;
  /** CTX01 of a 999: the business unit it stands in, for example `PO1` and a line number. */
  readonly context?: readonly [name: string, reference: string];
  readonly elements: readonly ElementError[];
}

export interface SetJudgement {
  readonly type: string;
  readonly controlNumber: string;
  /** ST03. */
  readonly guide?: string | null;
  readonly result: SetResult;
  /** AK502: what is wrong with the set as a whole; `5` when segments are in error. */
  readonly codes: readonly string[];
  readonly errors: readonly SegmentError[];
}

export interface GroupJudgement {
  readonly group: Pick<GroupHeader, 'functionalId' | 'controlNumber' | 'version'>;
  readonly result: GroupResult;
  /** AK905. */
  readonly codes: readonly string[];
  /** GE01; null when it was not stated. */
  readonly statedCount: number | null;
  readonly sets: readonly SetJudgement[];
}

/** What of a set the envelope and its reader say. */
export interface JudgedSet {
  readonly type: string;
  readonly controlNumber: string;
  readonly guide?: string | null;
  readonly faults: readonly EnvelopeFault[];
}

/** What the reader of a set finds in it. */
export interface SetErrors {
  readonly isRead: boolean;
  readonly errors: readonly SegmentError[];
  readonly codes?: readonly string[];
}
const noErrors: SetErrors = { isRead: true, errors: [] };

/**
 * What to answer for a group: its envelope's faults, each set's, and what `errorsOf` finds in the segments of a set
 * that has a sound envelope: errors in segments, and AK502 codes of the set as a whole, such as `1`, not supported. They
 * reject the set unless `errorsOf` says that it was read in spite of them. A group that is refused refuses all its sets: what came in full cannot be told from what was cut.
 */
export function judgeGroup<S extends JudgedSet>(
  group: {
    readonly header: GroupHeader;
    readonly sets: readonly S[];
    readonly statedCount: number | null;
    readonly faults: readonly EnvelopeFault[];
  },
  errorsOf: (set: S) => SetErrors = () => noErrors,
): GroupJudgement {
  const isRefused = group.faults.some(({ isFatal }) => isFatal);
  const sets = group.sets.map((set): SetJudgement => {
    const isBroken = set.faults.some(({ isFatal }) => isFatal);
    const { isRead, errors, codes: found = [] } = isBroken ? noErrors : errorsOf(set);
    const codes = [...new Set([...codesOf(set.faults), ...found, ...(errors.length > 0 ? ['5'] : [])])];
    const result = isRefused || isBroken || !isRead ? 'R' : codes.length > 0 ? 'E' : 'A';
    return { type: set.type, controlNumber: set.controlNumber, guide: set.guide ?? null, result, codes, errors };
  });
  const rejected = sets.filter(({ result }) => result === 'R').length;
  return {
    group: group.header,
    result: groupResult(),
    codes: codesOf(group.faults),
    statedCount: group.statedCount,
    sets,
  };

  function groupResult(): GroupResult {
    if (isRefused || (rejected > 0 && rejected === sets.length)) return 'R';
    if (rejected > 0) return 'P';
    return group.faults.length > 0 || sets.some(({ result }) => result === 'E') ? 'E' : 'A';
  }
}

/** Each code once. */
const codesOf = (faults: readonly EnvelopeFault[]): string[] => [...new Set(faults.map(({ code }) => code))];
