import type { Segment } from '../text/segment.ts';
import type { EnvelopeFault } from './envelope-fault.ts';

/** What SE says against the set it ends: its own count, ST and SE included, and ST02. */
export function setTrailerFaults(controlNumber: string, segmentCount: number, se: Segment): EnvelopeFault[] {
  const control = se.value(2)?.trim() ?? '';
  return [
    ...countFaults(
      se,
      'set',
      '4',
      segmentCount,
      (stated) => `SE01 says ${stated} segments, ST to SE are ${segmentCount}`,
    ),
    ...controlFaults(se, 'set', '3', controlNumber, control, 'SE02', 'ST02'),
  ];
}

/** What GE says against its group. */
export function groupTrailerFaults(controlNumber: string, setCount: number, ge: Segment): EnvelopeFault[] {
  const control = ge.value(2)?.trim() ?? '';
  return [
    ...countFaults(ge, 'group', '5', setCount, (stated) => `GE01 says ${stated} sets, ${setCount} came`),
    ...controlFaults(ge, 'group', '4', controlNumber, control, 'GE02', 'GS06'),
  ];
}

/** What IEA says against its interchange. */
export function interchangeTrailerFaults(controlNumber: string, groupCount: number, iea: Segment): EnvelopeFault[] {
  const control = iea.value(2)?.trim() ?? '';
  return [
    ...controlFaults(iea, 'interchange', '001', controlNumber, control, 'IEA02', 'ISA13'),
    ...countFaults(
      iea,
      'interchange',
      '021',
      groupCount,
      (stated) => `IEA01 says ${stated} groups, ${groupCount} came`,
    ),
  ];
}

function countFaults(
  trailer: Segment,
  level: EnvelopeFault['level'],
  code: string,
  counted: number,
  sentence: (stated: string) => string,
): EnvelopeFault[] {
  const stated = trailer.value(1)?.trim() ?? '';
  if (countOf(stated) === counted) return [];
  const { position } = trailer;
  return [
    { level, code, position, sentence: sentence(said(stated)), isFatal: true, expected: String(counted), seen: stated },
  ];
}

/** Zeros that one of the two leaves out are told, and make no other number of it. */
function controlFaults(
  trailer: Segment,
  level: EnvelopeFault['level'],
  code: string,
  expected: string,
  seen: string,
  seenName: string,
  expectedName: string,
): EnvelopeFault[] {
  if (seen === expected) return [];
  const { position } = trailer;
  const sentence = `${seenName} is ${said(seen)}, ${expectedName} is ${said(expected)}`;
  return [{ level, code, position, sentence, isFatal: numeric(seen) !== numeric(expected), expected, seen }];
}

/** A value as a fault quotes it. */
export const said = (text: string): string =>
  text === '' ? 'empty' : /^[A-Za-z0-9]{1,35}$/.test(text) ? text : JSON.stringify(text.slice(0, 35));

/** A control number without the zeros before it. */
export const numeric = (text: string): string => (/^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text);

/** A count as it is stated; null when it is none. */
export function countOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,10}$/.test(text.trim()) ? Number(text) : null;
}
