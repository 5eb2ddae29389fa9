import type { Segment } from '../text/segment.ts';
import type { ElementError, SegmentError } from './judgement.ts';

/** What a partner says of one set of ours. */
export interface AcknowledgedSet {
  readonly type: string;
  readonly controlNumber: string;
  /** AK501 or IK501 as sent: `A`, `E`, `R`, `M`, `W` or `X`; null when it is missing. */
  readonly result: string | null;
  /** Null when nothing says so. */
  readonly isAccepted: boolean | null;
  /** AK502 and the codes after it. */
  readonly codes: readonly string[];
  readonly errors: readonly SegmentError[];
}

/** What a partner says of one functional group of ours, found by GS01 and GS06 alone (R68). */
export interface AcknowledgedGroup {
  readonly functionalId: string;
  readonly controlNumber: string;
  /** AK901 as sent: `A`, `E`, `P`, `R`, `M`, `W` or `X`; null when it is missing. */
  readonly result: string | null;
  /** What holds for sets that `sets` does not name: many partners name only what they reject. Null: nothing does. */
  readonly isAccepted: boolean | null;
  readonly codes: readonly string[];
  /** AK902 to AK904; null when they are no numbers. */
  readonly counts: {
    readonly stated: number | null;
    readonly received: number | null;
    readonly accepted: number | null;
  };
  readonly sets: readonly AcknowledgedSet[];
}

export interface Acknowledgement {
  readonly standard: '997' | '999';
  readonly groups: readonly AcknowledgedGroup[];
}

/** Reads a 997 or 999; null for another set. */
export function readAcknowledgement(set: {
  readonly type: string;
  readonly segments: Iterable<Segment>;
}): Acknowledgement | null {
  if (set.type !== '997' && set.type !== '999') return null;
  const groups: OpenGroup[] = [];
  let group: OpenGroup | undefined;
  let acknowledged: OpenSet | undefined;
  let error: OpenError | undefined;
  for (const segment of set.segments) {
    const at = (element: number): string | undefined => segment.value(element)?.trim();
    switch (segment.id) {
      case 'AK1':
        group = {
          functionalId: at(1) ?? '',
          controlNumber: at(2) ?? '',
          result: null,
          isAccepted: null,
          codes: [],
          counts: { stated: null, received: null, accepted: null },
          sets: [],
        };
        groups.push(group);
        acknowledged = undefined;
        break;
      case 'AK2':
        acknowledged = {
          type: at(1) ?? '',
          controlNumber: at(2) ?? '',
          result: null,
          isAccepted: null,
          codes: [],
          errors: [],
        };
        group?.sets.push(acknowledged);
        error = undefined;
        break;
      case 'AK3':
      case 'IK3':
        error = segmentError(segment);
        acknowledged?.errors.push(error);
        break;
      case 'AK4':
      case 'IK4':
        error?.elements.push(elementError(segment));
        break;
      case 'CTX':
        // The first names the segment's business unit; those after an IK4 are its own.
        if (error !== undefined && error.context === undefined && error.elements.length === 0)
          error.context = [segment.value(1, 1) ?? '', segment.value(1, 2) ?? ''];
        break;
      case 'AK5':
      case 'IK5':
        if (acknowledged === undefined) break;
        Object.assign(acknowledged, verdict(at(1)), { codes: codesFrom(segment, 2) });
        break;
      case 'AK9':
        if (group === undefined) break;
        Object.assign(group, verdict(at(1)), {
          codes: codesFrom(segment, 5),
          counts: { stated: countOf(at(2)), received: countOf(at(3)), accepted: countOf(at(4)) },
        });
        group = undefined;
        break;
      default:
    }
  }
  return { standard: set.type, groups };
}

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenError = Omit<Open<SegmentError>, 'elements'> & { elements: ElementError[] };
type OpenSet = Omit<Open<AcknowledgedSet>, 'errors'> & { errors: OpenError[] };
type OpenGroup = Omit<Open<AcknowledgedGroup>, 'sets'> & { sets: OpenSet[] };

/** Partially accepted says nothing of a set that is not named. */
function verdict(code: string | undefined): { result: string | null; isAccepted: boolean | null } {
  if (code === undefined || code === 'P') return { result: code ?? null, isAccepted: null };
  return { result: code, isAccepted: code === 'A' || code === 'E' };
}

function segmentError(segment: Segment): OpenError {
  const loop = segment.value(3);
  return {
    segment: segment.value(1) ?? '',
    inSet: countOf(segment.value(2)) ?? 0,
    ...(loop === undefined ? {} : { loop }),
    code: segment.value(4) ?? '',
    elements: [],
  };
}

function elementError(segment: Segment): ElementError {
  const [component, reference, copy] = [countOf(segment.value(1, 2)), segment.value(2), segment.value(4)];
  return {
    element: countOf(segment.value(1, 1)) ?? 0,
    ...(component === null ? {} : { component }),
    ...(reference === undefined ? {} : { reference }),
    code: segment.value(3) ?? '',
    ...(copy === undefined ? {} : { copy }),
  };
}

function codesFrom(segment: Segment, first: number): string[] {
  const codes: string[] = [];
  for (let element = first; element <= Math.min(segment.count, first + 4); element += 1) {
    const code = segment.value(element);
    if (code !== undefined) codes.push(code);
  }
  return codes;
}

const countOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
