import type { Segment } from '../../text/segment.ts';
import { Findings } from './findings.ts';
import type { Layout, Member, MemberAt } from './layout.ts';
import { readSegment, type Edition } from './read-segment.ts';

/** An open loop. */
interface Frame {
  readonly layout: Layout;
  readonly where: string;
  readonly values: Record<string, unknown>;
}

/**
 * Takes a document's segments one by one. Each belongs to the innermost open loop that names it, in whatever order
 * they come: senders differ, and nothing is gained by refusing. What no open loop names is beyond the guide.
 */
export class LayoutReader {
  readonly findings: Findings;
  readonly #root: Layout;
  readonly #edition: Edition;
  readonly #frames: Frame[] = [];
  #document: Record<string, unknown> | undefined;
  #last: Segment | undefined;

  constructor(root: Layout, edition: Edition, findings: Findings = new Findings()) {
    this.findings = findings;
    this.#root = root;
    this.#edition = edition;
  }

  /** What was read so far; undefined before the first segment. */
  get document(): Readonly<Record<string, unknown>> | undefined {
    return this.#document;
  }

  /** Whether an open loop has a place for a segment. */
  hasPlaceFor(id: string): boolean {
    return this.#frames.some(({ layout, values }) => {
      const found = layout.memberById.get(id);
      return found !== undefined && (found.member.occurs === 'many' || values[found.name] === undefined);
    });
  }

  /** Takes the next segment, ST and SE left out. */
  take(segment: Segment): void {
    if (this.#frames.length === 0) this.#begin(segment);
    else this.#place(segment);
    this.#last = segment;
  }

  /** No segment follows. */
  end(): void {
    while (this.#frames.length > 0) this.#close();
  }

  #begin(segment: Segment): void {
    const root = this.#root;
    const isHead = segment.id === root.id;
    if (!isHead)
      this.findings.segment(segment, '3', `${root.id} is required here, ${segment.id} came`, 'error', root.id);
    const opened = isHead ? this.#open(root, '', segment) : { layout: root, where: '', values: emptyLists(root) };
    this.#frames.push(opened);
    this.#document = opened.values;
    if (!isHead) this.#place(segment);
  }

  #place(segment: Segment): void {
    const frames = this.#frames;
    let isFull = false;
    for (let depth = frames.length - 1; depth >= 0; depth -= 1) {
      const frame = frames[depth];
      const found = frame?.layout.memberById.get(segment.id);
      if (frame === undefined || found === undefined) continue;
      if (found.member.occurs !== 'many' && frame.values[found.name] !== undefined) {
        isFull = true;
        continue;
      }
      while (frames.length > depth + 1) this.#close();
      this.#add(frame, found, segment);
      return;
    }
    const where = frames.at(-1)?.where ?? '';
    if (isFull || segment.id === this.#root.id) {
      this.findings.segment(segment, '5', `${segment.id} comes more often than it may${inside(where)}`, 'warning');
    }
    this.findings.beyondGuide(segment, where, []);
  }

  #add(frame: Frame, found: MemberAt, segment: Segment): void {
    const { name, member } = found;
    const { layout } = member;
    const where = frame.where === '' ? layout.id : `${frame.where}/${layout.id}`;
    const isLoop = layout.memberList.length > 0;
    const opened = this.#open(layout, isLoop ? where : frame.where, segment);
    if (member.occurs !== 'many') frame.values[name] = opened.values;
    else addTo(frame.values, name, opened.values);
    if (isLoop) this.#frames.push(opened);
  }

  #open(layout: Layout, where: string, segment: Segment): Frame {
    const values = emptyLists(layout);
    readSegment(layout, segment, this.#edition, where, values, this.findings);
    return { layout, where, values };
  }

  #close(): void {
    const frame = this.#frames.pop();
    if (frame !== undefined) this.#checkMembers(frame);
  }

  #checkMembers(frame: Frame): void {
    for (const [name, member] of frame.layout.memberList) {
      if (member.occurs === 'one' && frame.values[name] === undefined) this.#missing(member, frame);
    }
  }

  #missing(member: Member, frame: Frame): void {
    const { id } = member.layout;
    if (this.#last === undefined) return;
    this.findings.segment(this.#last, '3', `${id} is required${inside(frame.where)} and missing`, 'error', id);
  }
}

const inside = (where: string): string => (where === '' ? '' : ` in ${where}`);

/** Shared by all lists that stay empty: a catalogue has ten of them a line. */
const none: readonly never[] = Object.freeze([]);

function emptyLists(layout: Layout): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, { occurs }] of layout.memberList) if (occurs === 'many') values[name] = none;
  return values;
}

function addTo(values: Record<string, unknown>, name: string, value: unknown): void {
  const list = values[name];
  if (list !== none && Array.isArray(list)) list.push(value);
  else values[name] = [value];
}
