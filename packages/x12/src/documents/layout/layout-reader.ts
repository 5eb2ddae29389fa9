import type { Segment } from '../../text/segment.ts';
import { Findings } from './findings.ts';
import { emptyList, type Layout, type MemberAt } from './layout.ts';
import { readSegment, type Edition, type Surroundings } from './read-segment.ts';

/** An open loop. */
class Frame implements Surroundings {
  readonly layout: Layout;
  readonly values: Record<string, unknown>;
  readonly #around: Frame | undefined;

  constructor(layout: Layout, around: Frame | undefined) {
    this.layout = layout;
    this.values = { ...layout.blank };
    this.#around = around;
  }

  get path(): string {
    if (this.#around === undefined) return '';
    const outer = this.#around.path;
    return outer === '' ? this.layout.id : `${outer}/${this.layout.id}`;
  }

  /** Its member for a segment, if there is room for one more. */
  placeFor(id: string): MemberAt | undefined {
    const found = this.layout.memberById.get(id);
    if (found === undefined || found.member.occurs === 'many') return found;
    return this.values[found.name] === undefined ? found : undefined;
  }

  get isMissingSome(): boolean {
    return this.layout.memberList.some(([name, { occurs }]) => occurs === 'one' && this.values[name] === undefined);
  }
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

  /** Takes the next segment, ST and SE left out. */
  take(segment: Segment): void {
    if (this.#frames.length === 0) this.#begin(segment);
    else if (!this.takeIfNamed(segment)) this.#takeUnnamed(segment);
  }

  /** Takes the next segment, not the first one, if an open loop has a place for it. */
  takeIfNamed(segment: Segment): boolean {
    const frames = this.#frames;
    for (let depth = frames.length - 1; depth >= 0; depth -= 1) {
      const frame = frames[depth];
      const place = frame?.placeFor(segment.id);
      if (frame === undefined || place === undefined) continue;
      while (frames.length > depth + 1) this.#close();
      this.#add(frame, place, segment);
      this.#last = segment;
      return true;
    }
    return false;
  }

  /** No segment follows. */
  end(): void {
    while (this.#frames.length > 0) this.#close();
  }

  #begin(segment: Segment): void {
    const root = this.#root;
    const frame = new Frame(root, undefined);
    this.#frames.push(frame);
    this.#document = frame.values;
    if (segment.id === root.id) {
      readSegment(root, segment, this.#edition, frame, frame.values, this.findings);
      this.#last = segment;
      return;
    }
    this.findings.segment(segment, '3', `${root.id} is required here, ${segment.id} came`, 'error', root.id);
    if (!this.takeIfNamed(segment)) this.#takeUnnamed(segment);
  }

  #takeUnnamed(segment: Segment): void {
    const path = this.#frames.at(-1)?.path ?? '';
    const isFull = this.#frames.some(({ layout }) => layout.id === segment.id || layout.memberById.has(segment.id));
    if (isFull)
      this.findings.segment(segment, '5', `${segment.id} comes more often than it may${inside(path)}`, 'warning');
    this.findings.beyondGuide(segment, path, []);
    this.#last = segment;
  }

  #add(frame: Frame, { name, member }: MemberAt, segment: Segment): void {
    const { layout } = member;
    const isLoop = layout.memberList.length > 0;
    const opened = isLoop ? new Frame(layout, frame) : undefined;
    const values = opened?.values ?? { ...layout.blank };
    readSegment(layout, segment, this.#edition, opened ?? frame, values, this.findings);
    if (member.occurs !== 'many') frame.values[name] = values;
    else addTo(frame.values, name, values);
    if (opened !== undefined) this.#frames.push(opened);
  }

  #close(): void {
    const frame = this.#frames.pop();
    if (frame === undefined || this.#last === undefined || !frame.isMissingSome) return;
    for (const [name, { occurs, layout }] of frame.layout.memberList) {
      if (occurs !== 'one' || frame.values[name] !== undefined) continue;
      const sentence = `${layout.id} is required${inside(frame.path)} and missing`;
      this.findings.segment(this.#last, '3', sentence, 'error', layout.id);
    }
  }
}

const inside = (path: string): string => (path === '' ? '' : ` in ${path}`);

function addTo(values: Record<string, unknown>, name: string, value: unknown): void {
  const list = values[name];
  if (list !== emptyList && Array.isArray(list)) list.push(value);
  else values[name] = [value];
}
