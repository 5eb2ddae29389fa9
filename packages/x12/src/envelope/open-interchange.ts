import { Segment, unwrappedSource, type Position, type SegmentSource } from '../text/segment.ts';
import type { Separators } from '../text/separators.ts';
import type { EnvelopeFault } from './envelope-fault.ts';
import type { FoundHeader } from './find-header.ts';
import { groupHeader, type GroupHeader } from './group-header.ts';
import { headerFaults } from './header-faults.ts';
import { interchangeHeader, type InterchangeHeader } from './interchange-header.ts';
import {
  countOf,
  groupTrailerFaults,
  interchangeTrailerFaults,
  numeric,
  said,
  setTrailerFaults,
} from './trailer-faults.ts';
import type { SetHeader, X12Event } from './x12-event.ts';

interface OpenGroup {
  readonly header: GroupHeader;
  readonly position: Position;
  readonly faults: EnvelopeFault[];
  readonly setControls: Set<string>;
  setCount: number;
}

interface OpenSet {
  readonly header: SetHeader;
  readonly position: Position;
  readonly faults: EnvelopeFault[];
  segmentCount: number;
}

/** An interchange while it is read: what is open in it, and what is wrong with its envelopes. */
export class OpenInterchange {
  separators: Separators;
  readonly #header: InterchangeHeader;
  readonly #emit: (event: X12Event) => void;
  readonly #wantsSegments: boolean;
  readonly #faults: EnvelopeFault[];
  readonly #groupControls = new Set<string>();
  readonly #position: Position;
  readonly #mark: number;
  #lineBreaksAreData = true;
  /** The number of the last segment; ISA is 1. */
  #number = 1;
  #groupCount = 0;
  #group: OpenGroup | undefined;
  #set: OpenSet | undefined;
  /** Where an unfinished segment begins, at the end of the file. */
  #cutAt: Position | undefined;
  #strays = 0;

  constructor(
    found: Extract<FoundHeader, { kind: 'header' }>,
    offset: number,
    wantsSegments: boolean,
    emit: (event: X12Event) => void,
  ) {
    this.separators = found.separators;
    this.#mark = found.separators.element.charCodeAt(0);
    this.#lineBreaksAreData = found.separators.isWrapped !== true;
    this.#header = interchangeHeader(found.elements, found.separators);
    this.#position = { segment: 1, inSet: 0, offset };
    this.#faults = headerFaults(found, this.#header, this.#position);
    this.#wantsSegments = wantsSegments;
    this.#emit = emit;
    emit({ kind: 'interchange', header: this.#header, position: this.#position });
  }

  /** Takes a segment that is whole; true when it is the IEA. `byteEnd` is the byte after its terminator. */
  take(source: SegmentSource, start: number, end: number, byteEnd: number): boolean {
    this.#number += 1;
    if (!this.#lineBreaksAreData || (this.#set === undefined && this.#isWrapped(source.text, start, end))) {
      const unwrapped = unwrappedSource({ ...source, separators: this.separators }, start, end);
      return this.#takeWhole(unwrapped, 0, unwrapped.text.length, byteEnd);
    }
    return this.#takeWhole(source, start, end, byteEnd);
  }

  #takeWhole(source: SegmentSource, start: number, end: number, byteEnd: number): boolean {
    const kind = this.#kindOf(source.bytes, start);
    const set = this.#set;
    if (kind === 'body' && set !== undefined) {
      set.segmentCount += 1;
      if (this.#wantsSegments)
        this.#emit({ kind: 'segment', segment: new Segment(source, start, end, this.#number, set.segmentCount) });
      return false;
    }
    const inSet = kind === 'ST' ? 1 : kind === 'SE' && set !== undefined ? set.segmentCount + 1 : 0;
    this.#envelope(kind, new Segment(source, start, end, this.#number, inSet), byteEnd);
    return kind === 'IEA';
  }

  /** The file ends inside the segment that begins at `offset`. */
  cutShort(offset: number): void {
    this.#cutAt = {
      segment: this.#number + 1,
      inSet: this.#set === undefined ? 0 : this.#set.segmentCount + 1,
      offset,
    };
  }

  /** Closes what is open without trailers. */
  breakOff(end: number, because: string): void {
    const reason = this.#cutAt === undefined ? because : `${because} inside segment ${this.#cutAt.segment}`;
    const position = this.#cutAt ?? { segment: this.#number, inSet: this.#set?.segmentCount ?? 0, offset: end };
    this.#closeSet(end, reason, position);
    this.#closeGroup(reason, position);
    const code = this.#cutAt === undefined && because !== 'the file ends' ? '022' : '023';
    this.#faults.push({
      level: 'interchange',
      code,
      position,
      sentence: `interchange ${said(this.#header.controlNumber)} has no IEA: ${reason}`,
      isFatal: true,
    });
    this.#emit({ kind: 'interchange-end', groupCount: this.#groupCount, faults: this.#faults, end });
  }

  #kindOf(bytes: Buffer, start: number): Kind {
    const mark = this.#mark;
    const [second, third] = [bytes[start + 1], bytes[start + 2]];
    switch (bytes[start]) {
      case S:
        if (third !== mark) return 'body';
        return second === E ? 'SE' : second === T ? 'ST' : 'body';
      case G:
        if (third !== mark) return 'body';
        return second === S ? 'GS' : second === E ? 'GE' : 'body';
      case I:
        return second === E && third === A && !isAlphanumeric(bytes[start + 3]) ? 'IEA' : 'body';
      case T:
        return this.#set === undefined && second === A && third === one && bytes[start + 3] === mark ? 'TA1' : 'body';
      default:
        return 'body';
    }
  }

  /** A line break in the first segments, where no data is that could hold one, means that lines are broken anywhere. */
  #isWrapped(text: string, start: number, end: number): boolean {
    if (!lineBreak.test(text.slice(start, end))) return false;
    this.#lineBreaksAreData = false;
    this.separators = { ...this.separators, isWrapped: true };
    return true;
  }

  #envelope(kind: Kind, segment: Segment, byteEnd: number): void {
    const set = this.#set;
    const { position } = segment;
    const { offset } = position;
    switch (kind) {
      case 'ST':
        this.#closeSet(offset, 'another ST follows', position);
        if (this.#group === undefined) this.#stray(segment);
        else this.#openSet(this.#group, segment);
        return;
      case 'SE':
        if (set === undefined) return this.#stray(segment);
        set.segmentCount += 1;
        if (this.#wantsSegments) this.#emit({ kind: 'segment', segment });
        set.faults.push(...setTrailerFaults(set.header.controlNumber, set.segmentCount, segment));
        this.#endSet(set, byteEnd);
        return;
      case 'GS':
        this.#closeSet(offset, 'GS follows', position);
        this.#closeGroup('another GS follows', position);
        this.#openGroup(segment);
        return;
      case 'GE':
        this.#closeSet(offset, 'GE follows', position);
        if (this.#group === undefined) return this.#stray(segment);
        this.#group.faults.push(...groupTrailerFaults(this.#group.header.controlNumber, this.#group.setCount, segment));
        this.#endGroup(this.#group, countOf(segment.value(1)));
        return;
      case 'IEA':
        this.#closeSet(offset, 'IEA follows', position);
        this.#closeGroup('IEA follows', position);
        this.#faults.push(...interchangeTrailerFaults(this.#header.controlNumber, this.#groupCount, segment));
        this.#emit({ kind: 'interchange-end', groupCount: this.#groupCount, faults: this.#faults, end: byteEnd });
        return;
      case 'TA1':
        this.#emit({ kind: 'ta1', segment });
        return;
      default:
        this.#stray(segment);
    }
  }

  #openGroup(segment: Segment): void {
    const header = groupHeader(segment);
    const { position } = segment;
    const faults: EnvelopeFault[] = [];
    const refuse = (code: string, sentence: string): void =>
      void faults.push({ level: 'group', code, position, sentence, isFatal: true });
    if (!/^\d{1,9}$/.test(header.controlNumber))
      refuse('6', `GS06, the group control number, is ${said(header.controlNumber)}: one to nine digits are required`);
    else if (this.#groupControls.has(numeric(header.controlNumber)))
      refuse(
        /^00[0-4]/.test(header.version) ? '6' : '19',
        `group control number ${header.controlNumber} stands twice in the interchange`,
      );
    if (!/^[A-Z0-9]{2}$/.test(header.functionalId))
      refuse('1', `GS01, the functional identifier, is ${said(header.functionalId)}`);
    if (!/^\d{6}/.test(header.version)) refuse('2', `GS08, the version, is ${said(header.version)}`);
    this.#groupControls.add(numeric(header.controlNumber));
    this.#groupCount += 1;
    this.#group = { header, position, faults, setControls: new Set(), setCount: 0 };
    this.#emit({ kind: 'group', header, position });
  }

  #openSet(group: OpenGroup, segment: Segment): void {
    const { position } = segment;
    const controlNumber = segment.value(2)?.trim() ?? '';
    const header = { type: segment.value(1)?.trim() ?? '', controlNumber, guide: segment.value(3) ?? null };
    const faults: EnvelopeFault[] = [];
    const refuse = (code: string, sentence: string): void =>
      void faults.push({ level: 'set', code, position, sentence, isFatal: true });
    if (!/^\d{3}$/.test(header.type))
      refuse('6', `ST01, the transaction set identifier, is ${said(header.type)}: three digits are required`);
    if (!/^[^\s]{1,9}$/.test(controlNumber))
      refuse('7', `ST02, the set control number, is ${said(controlNumber)}: four to nine characters are required`);
    else if (group.setControls.has(controlNumber))
      refuse('23', `set control number ${said(controlNumber)} stands twice in the group`);
    group.setControls.add(controlNumber);
    group.setCount += 1;
    this.#set = { header, position, faults, segmentCount: 1 };
    this.#emit({ kind: 'set', header, position, separators: this.separators });
    if (this.#wantsSegments) this.#emit({ kind: 'segment', segment });
  }

  #closeSet(end: number, because: string, position: Position): void {
    const set = this.#set;
    if (set === undefined) return;
    set.faults.push({
      level: 'set',
      code: '2',
      position,
      sentence: `set ${said(set.header.controlNumber)} has no SE: ${because}`,
      isFatal: true,
    });
    this.#endSet(set, end);
  }

  #endSet(set: OpenSet, end: number): void {
    this.#set = undefined;
    this.#emit({ kind: 'set-end', segmentCount: set.segmentCount, faults: set.faults, end });
  }

  #closeGroup(because: string, position: Position): void {
    const group = this.#group;
    if (group === undefined) return;
    group.faults.push({
      level: 'group',
      code: '3',
      position,
      sentence: `group ${said(group.header.controlNumber)} has no GE: ${because}`,
      isFatal: true,
    });
    this.#endGroup(group, null);
  }

  #endGroup(group: OpenGroup, statedCount: number | null): void {
    this.#group = undefined;
    this.#emit({ kind: 'group-end', setCount: group.setCount, statedCount, faults: group.faults });
  }

  /** Told once: what follows a lost ST or GS is no news. */
  #stray(segment: Segment): void {
    this.#strays += 1;
    if (this.#strays > 1) return;
    const id = /^[A-Z][A-Z0-9]{1,2}$/.test(segment.id) ? segment.id : 'no X12 segment';
    const place = this.#group === undefined ? 'any group: GS is missing before it' : 'any set: ST is missing before it';
    this.#faults.push({
      level: 'interchange',
      code: '022',
      position: segment.position,
      sentence: `segment ${segment.position.segment} (${id}) stands outside ${place}`,
      isFatal: true,
    });
  }
}

type Kind = 'ST' | 'SE' | 'GS' | 'GE' | 'IEA' | 'TA1' | 'body';

const [A, E, G, I, S, T, one] = [65, 69, 71, 73, 83, 84, 49];
const isAlphanumeric = (code = 0): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const lineBreak = /[\r\n]/;
