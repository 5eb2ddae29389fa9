import {
  buildInterchange,
  readInterchanges,
  standardSeparators,
  type SegmentInput,
  type Separators,
} from '../src/x12.ts';
import type { X12Set } from '../src/x12.ts';

/** The segments in an interchange, in bytes and read again: the one set in it. */
export function writtenSet(
  type: string,
  segments: readonly SegmentInput[],
  version = '004010',
  separators: Separators = standardSeparators,
): X12Set {
  const bytes = buildInterchange({
    separators: version < '005' ? { ...separators, repetition: null } : separators,
    newline: '\n',
    version: `${version.slice(0, 3)}01`.slice(0, 5),
    sender: { qualifier: 'ZZ', id: 'MERIDIAN' },
    receiver: { qualifier: 'ZZ', id: 'HUB' },
    usage: 'P',
    controlNumber: '7',
    ackRequested: false,
    at: Temporal.PlainDateTime.from('2026-03-09T08:15'),
    groups: [
      {
        functionalId: 'ZZ',
        sender: 'MERIDIAN',
        receiver: 'HUB',
        controlNumber: '7',
        version,
        sets: [{ type, controlNumber: '1', segments }],
      },
    ],
  });
  const [set] = readInterchanges(bytes).flatMap(({ groups }) => groups.flatMap(({ sets }) => sets));
  if (set === undefined) throw new Error('nothing was read');
  return set;
}
