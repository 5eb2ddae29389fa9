import { InvalidInput } from '@supply-hub/errors';
import type { InterchangeParty } from '../envelope/interchange-header.ts';
import type { Separators } from '../text/separators.ts';
import type { SegmentInput } from '../set/segment-input.ts';
import { writeSegment } from './write-segment.ts';

export interface SetInput {
  /** ST01. */
  readonly type: string;
  /** ST02: digits, made four wide where they are fewer. */
  readonly controlNumber: string;
  /** ST03, the implementation guide (5010). */
  readonly guide?: string | undefined;
  /** What stands between ST and SE. */
  readonly segments: readonly SegmentInput[];
}

export interface GroupInput {
  readonly functionalId: string;
  /** GS02 and GS03. */
  readonly sender: string;
  readonly receiver: string;
  /** GS06: one to nine digits. */
  readonly controlNumber: string;
  /** GS08: `004010`, `005010X231A1`. */
  readonly version: string;
  readonly sets: readonly SetInput[];
}

export interface InterchangeInput {
  readonly separators: Separators;
  /** Written after each segment terminator, for people's eyes. */
  readonly newline: '' | '\n' | '\r\n';
  /** ISA12: `00401`, `00501`. */
  readonly version: string;
  readonly sender: InterchangeParty;
  readonly receiver: InterchangeParty;
  readonly usage: 'P' | 'T';
  /** ISA13: one to nine digits. */
  readonly controlNumber: string;
  readonly ackRequested: boolean;
  /** In the zone of the partner's profile. */
  readonly at: Temporal.PlainDateTime;
  readonly ta1s?: readonly SegmentInput[];
  readonly groups: readonly GroupInput[];
  /** Default UTF-8. */
  readonly encoding?: 'utf8' | 'latin1';
}

/**
 * An interchange in bytes, its counts and control numbers set. Throws `InvalidInput` for what X12 cannot carry: a
 * separator in text, a control number or party that does not fit, separators that are not distinct.
 */
export function buildInterchange(input: InterchangeInput): Uint8Array {
  const { separators, at } = input;
  refuseSeparators(separators, input.version);
  const date = `${pad(at.year, 4)}${pad(at.month, 2)}${pad(at.day, 2)}`;
  const time = `${pad(at.hour, 2)}${pad(at.minute, 2)}`;
  const control = numberOf('ISA13', input.controlNumber).padStart(9, '0');
  const parts: string[] = [isa(input, date.slice(2), time, control)];
  const write = (segment: SegmentInput): void => void parts.push(writeSegment(segment, separators));
  for (const ta1 of input.ta1s ?? []) write(ta1);
  for (const group of input.groups) {
    const groupControl = numberOf('GS06', group.controlNumber);
    const { functionalId, sender, receiver, version } = group;
    write(['GS', functionalId, sender, receiver, date, time, groupControl, 'X', version]);
    const setControls = new Set<string>();
    for (const set of group.sets) {
      const setControl = setControlOf(set);
      if (setControls.has(setControl))
        throw new InvalidInput(`set control number ${setControl} is given twice in group ${groupControl}`);
      setControls.add(setControl);
      write(['ST', set.type, setControl, set.guide]);
      for (const segment of set.segments) write(segment);
      write(['SE', String(set.segments.length + 2), setControl]);
    }
    write(['GE', String(group.sets.length), groupControl]);
  }
  write(['IEA', String(input.groups.length), control]);
  return encode(parts.join(input.newline) + input.newline, input.encoding ?? 'utf8');
}

function isa(input: InterchangeInput, date: string, time: string, control: string): string {
  const { separators, sender, receiver } = input;
  const repeats = isRepeating(input.version);
  const elements = [
    '00',
    ' '.repeat(10),
    '00',
    ' '.repeat(10),
    ...party('ISA05', sender),
    ...party('ISA07', receiver),
    date,
    time,
    repeats ? (separators.repetition ?? '') : 'U',
    input.version,
    control,
    input.ackRequested ? '1' : '0',
    input.usage,
    separators.component,
  ];
  return `ISA${separators.element}${elements.join(separators.element)}${separators.segment}`;

  function party(name: string, { qualifier, id }: InterchangeParty): [string, string] {
    const text = `${qualifier}${id}`;
    const marks = [separators.element, separators.component, separators.segment];
    if (!/^[\u0020-\u007e]{2}$/.test(qualifier) || !/^[\u0020-\u007e]{1,15}$/.test(id) || id.trim() === '')
      throw new InvalidInput(`${name} and the party after it must be 2 and at most 15 characters of ASCII`);
    if (marks.some((mark) => text.includes(mark)))
      throw new InvalidInput(`${name} or the party after it holds a separator`);
    return [qualifier, id.padEnd(15)];
  }
}

/** From 00402 on, ISA11 is the repetition separator. */
const isRepeating = (version: string): boolean => version >= '00402';

function refuseSeparators(separators: Separators, version: string): void {
  const { element, component, segment, repetition } = separators;
  if (!/^\d{5}$/.test(version))
    throw new InvalidInput(`ISA12, the version, is five digits, not ${JSON.stringify(version)}`);
  const marks = [element, component, segment, ...(isRepeating(version) ? [repetition ?? ''] : [])];
  for (const mark of marks)
    if (!/^[^A-Za-z0-9 \u0080-\u{10ffff}]$/u.test(mark))
      throw new InvalidInput(`${JSON.stringify(mark)} cannot separate: one ASCII character, no letter, digit or blank`);
  if (new Set(marks).size < marks.length)
    throw new InvalidInput(`the separators ${JSON.stringify(marks)} are not distinct`);
}

function numberOf(name: string, text: string): string {
  if (!/^\d{1,9}$/.test(text))
    throw new InvalidInput(`${name}, a control number, is one to nine digits, not ${JSON.stringify(text)}`);
  return text;
}

function setControlOf({ type, controlNumber }: SetInput): string {
  if (!/^\d{3}$/.test(type)) throw new InvalidInput(`ST01 is three digits, not ${JSON.stringify(type)}`);
  if (!/^[A-Za-z0-9]{1,9}$/.test(controlNumber))
    throw new InvalidInput(
      `ST02, a set control number, is four to nine characters, not ${JSON.stringify(controlNumber)}`,
    );
  return controlNumber.padStart(4, '0');
}

function encode(text: string, encoding: 'utf8' | 'latin1'): Uint8Array {
  // oxlint-disable-next-line no-control-regex -- exactly the characters of Latin-1
  if (encoding === 'latin1' && !/^[\u0000-\u00ff]*$/.test(text))
    throw new InvalidInput('the document holds characters that Latin-1 does not have');
  return Buffer.from(text, encoding);
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
