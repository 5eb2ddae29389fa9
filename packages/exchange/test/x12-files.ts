import { buildInterchange, type GroupInput, type InterchangeInput, type SegmentInput } from '@supply-hub/x12';

/** An 855 of an order, invented: what `note` says is all that tells two versions apart. */
export const segments855 = (order: string, note = ''): SegmentInput[] => [
  ['BAK', '00', 'AD', order, '20260305'],
  ['PO1', '1', '10', 'EA', '2.5', undefined, 'VC', 'AX-1', 'ZZ', note],
  ['CTT', '1'],
];

export interface FileOf {
  readonly isa?: string;
  readonly gs?: string;
  readonly sets?: readonly { type?: string; control?: string; segments: readonly SegmentInput[] }[];
  readonly functionalId?: string;
  readonly usage?: 'P' | 'T';
  readonly from?: string;
  readonly to?: string;
  readonly ackRequested?: boolean;
  readonly groups?: readonly GroupInput[];
  readonly separators?: InterchangeInput['separators'];
  readonly at?: string;
}

/** A file of Apex to us. */
export function file(of: FileOf = {}): Buffer {
  const { isa = '1', gs = isa, functionalId = 'PR', from = 'APEX', to = 'MERIDIAN' } = of;
  const { sets = [{ segments: segments855('4500017') }] } = of;
  const group: GroupInput = {
    functionalId,
    sender: 'APEX',
    receiver: 'MERIDIAN',
    controlNumber: gs,
    version: '004010',
    sets: sets.map(({ type = '855', control, segments }, index) => ({
      type,
      controlNumber: control ?? String(index + 1),
      segments,
    })),
  };
  return Buffer.from(
    buildInterchange({
      separators: of.separators ?? { element: '*', component: '>', repetition: '^', segment: '~' },
      newline: '\n',
      version: '00401',
      sender: { qualifier: 'ZZ', id: from },
      receiver: { qualifier: 'ZZ', id: to },
      usage: of.usage ?? 'P',
      controlNumber: isa,
      ackRequested: of.ackRequested ?? false,
      at: Temporal.PlainDateTime.from(of.at ?? '2026-03-05T13:45'),
      groups: of.groups ?? [group],
    }),
  );
}
