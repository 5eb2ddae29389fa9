import type { Segment } from '../../text/segment.ts';
import { Findings } from './findings.ts';
import type { Layout, Member, MemberAt } from './layout.ts';
import { readSegment, type Edition } from './read-segment.ts';

/** An open loop. */
interface Frame {
  readonly layout: Layout;
  /** Its name in the parent's object; empty for the document itself. */
  readonly name: string;
  readonly where: string;
  readonly values: Record<string, unknown>;
}

/** A loop or segment that is complete, with the name it has in its parent. */
export interface Finished {
  readonly name: string;
  readonly value: unknown;
}

/**
 * Takes a document's segments one by one. Each belongs to the innermost open loop that names it, in whatever order
 * they come: senders differ, and nothing is gained by refusing. What no open loop names is beyond the guide.
 */
export class LayoutReader {
  readonly findings: Findings;
  readonly #root: Layout;
  readonly #edition: Edition;
  /** A member of the document that is handed out when complete instead of being kept. */
  readonly #streamed: string | undefined;
  readonly #frames: Frame[] = [];
  #finished: Finished | undefined;
  #last: Segment | undefined;

  constructor(root: Layout, edition: Edition, streamed?: string, findings: Findings = new Findings()) {
    this.findings = findings;
    this.#root = root;
    this.#edition = edition;
    this.#streamed = streamed;
  }

  /** The document's own fields and members so far. */
  get document(): Readonly<Record<string, unknown>> | undefined {
    return this.#frames[0]?.values;
  }

  /** Takes the next segment, ST and SE left out. Returns the streamed member that it completed. */
  take(segment: Segment): Finished | undefined {
    this.#finished = undefined;
    if (this.#frames.length === 0) this.#begin(segment);
    else this.#place(segment);
    this.#last = segment;
    return this.#finished;
  }

  /** No segment follows. Returns the streamed member that was open. */
  end(): Finished | undefined {
    this.#finished = undefined;
    while (this.#frames.length > 1) this.#close();
    const root = this.#frames[0];
    if (root !== undefined) this.#checkMembers(root);
    return this.#finished;
  }

  #begin(segment: Segment): void {
    const root = this.#root;
    if (segment.id !== root.id) {
      this.findings.segment(segment, '3', `${root.id} is required here, ${segment.id} came`, 'error', root.id);
      this.findings.beyondGuide(segment, '', []);
      return;
    }
    this.#frames.push(this.#open(root, '', '', segment));
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
    const opened = this.#open(layout, name, layout.memberList.length === 0 ? frame.where : where, segment);
    if (member.occurs !== 'many') frame.values[name] = opened.values;
    else if (frame.layout !== this.#root || name !== this.#streamed) listIn(frame, name).push(opened.values);
    if (layout.memberList.length > 0) this.#frames.push(opened);
    else if (frame.layout === this.#root && name === this.#streamed) this.#finished = { name, value: opened.values };
  }

  #open(layout: Layout, name: string, where: string, segment: Segment): Frame {
    const values: Record<string, unknown> = {};
    readSegment(layout, segment, this.#edition, where, values, this.findings);
    for (const [member, { occurs }] of layout.memberList) if (occurs === 'many') values[member] = [];
    return { layout, name, where, values };
  }

  #close(): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    this.#checkMembers(frame);
    if (this.#frames.length === 1 && frame.name === this.#streamed)
      this.#finished = { name: frame.name, value: frame.values };
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

function listIn(frame: Frame, name: string): unknown[] {
  const list = frame.values[name];
  if (Array.isArray(list)) return list;
  const created: unknown[] = [];
  frame.values[name] = created;
  return created;
}
