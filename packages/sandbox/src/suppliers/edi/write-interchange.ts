import type { Dialect, Party } from '../edi-supplier.ts';

/** Values of a segment, its id first; what is left out is empty, and empty ones at the end are not written. */
export type SegmentOut = readonly (string | undefined)[];

export interface SetOut {
  /** ST01. */
  readonly type: string;
  /** ST02. */
  readonly control: string;
  /** Without ST and SE. */
  readonly segments: readonly SegmentOut[];
  /** Written in place of the right ones. */
  readonly wrong?: { readonly segmentCount?: number; readonly trailerControl?: string };
}

export interface InterchangeOut {
  readonly from: Party;
  readonly to: Party;
  readonly dialect: Dialect;
  /** ISA13, nine digits. */
  readonly control: string;
  /** Written in place of it in IEA02. */
  readonly wrongTrailerControl?: string;
  readonly usage: 'P' | 'T';
  /** On the sender's wall clock. */
  readonly at: Temporal.PlainDateTime;
  readonly group: {
    readonly functionalId: string;
    /** GS06. */
    readonly control: string;
    /** GS08. */
    readonly version: string;
    readonly sets: readonly SetOut[];
  };
}

/** One interchange with one group, by the book but for what is wrong on purpose. */
export function writeInterchange(out: InterchangeOut): string {
  const { dialect, from, to, group, at } = out;
  const date = at.toPlainDate().toString().replaceAll('-', '');
  const time = at.toPlainTime().toString({ smallestUnit: 'minute' }).replace(':', '');
  const is5010 = dialect.version === '005010';
  const header = [
    'ISA',
    '00',
    ' '.repeat(10),
    '00',
    ' '.repeat(10),
    from.qualifier,
    from.id.padEnd(15),
    to.qualifier,
    to.id.padEnd(15),
    date.slice(2),
    time,
    is5010 ? dialect.repetition : 'U',
    is5010 ? '00501' : '00401',
    out.control,
    dialect.asksForTa1 ? '1' : '0',
    out.usage,
    dialect.component,
  ].join(dialect.element);
  const clean = (values: SegmentOut) => {
    const kept = values.map((value) => withoutSeparators(value ?? '', dialect));
    return kept.slice(0, kept.findLastIndex((value) => value !== '') + 1).join(dialect.element);
  };
  const sets = group.sets.flatMap(({ type, control, segments, wrong }) => [
    clean(['ST', type, control, type === '999' ? group.version : undefined]),
    ...segments.map(clean),
    clean(['SE', String(wrong?.segmentCount ?? segments.length + 2), wrong?.trailerControl ?? control]),
  ]);
  const lines = [
    header,
    clean(['GS', group.functionalId, from.group, to.group, date, time, group.control, 'X', group.version]),
    ...sets,
    clean(['GE', String(group.sets.length), group.control]),
    clean(['IEA', '1', out.wrongTrailerControl ?? out.control]),
  ];
  const end = dialect.segment + { none: '', lf: '\n', crlf: '\r\n' }[dialect.newline];
  return lines.map((line) => line + end).join('');
}

/** X12 has no escape: a separator inside data becomes a space. */
function withoutSeparators(text: string, { element, component, repetition, segment }: Dialect): string {
  let clean = text.replaceAll(/[\r\n]/g, ' ');
  for (const separator of [element, component, repetition, segment]) clean = clean.replaceAll(separator, ' ');
  return clean.trimEnd();
}
