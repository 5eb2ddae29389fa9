import type { Segment } from '../../text/segment.ts';
import { UnwritableDocument, type Reading } from '../document-fault.ts';
import type { SegmentInput } from '../../set/segment-input.ts';
import { checkTotals, totalsOf, type Totals } from '../totals.ts';
import { LayoutReader } from './layout-reader.ts';
import type { DocumentOf, DraftOf, Layout } from './layout.ts';
import { editionOf } from './read-segment.ts';
import { LayoutWriter } from './write-layout.ts';

/** What a reader needs of a set: its segments, ST and SE included or not. */
export interface SetToRead {
  /** GS08: `004010`, `005010X…`. */
  readonly version: string;
  readonly segments: Iterable<Segment>;
}

/** A transaction set that the hub reads and writes. `D`: what it writes from, lists left out where they are empty. */
export interface DocumentType<T, D = T> {
  /** ST01: `850`. */
  readonly type: string;
  /** GS01: `PO`. */
  readonly functionalId: string;
  /** Its name for people. */
  readonly name: string;
  /** Its guide: which segments, elements and loops it has; as data, for who shows it. */
  readonly layout: Layout;
  /** Never throws. */
  readonly read: (set: SetToRead) => Reading<T>;
  /**
   * The segments between ST and SE. `version` decides lengths: 004010 unless given. CTT is counted unless it is given.
   * @throws UnwritableDocument something is missing, too long, or cannot be said in its element
   */
  readonly write: (document: D, version?: string) => SegmentInput[];
}

interface Definition<L extends Layout> {
  readonly type: string;
  readonly functionalId: string;
  readonly name: string;
  readonly layout: L;
  /** What CTT counts. */
  readonly counts?: Counts<DraftOf<L>>;
}

interface Counts<D> {
  /** For people: `lines`. */
  readonly what: string;
  readonly stated: (document: D) => Totals | undefined;
  /** The quantity of each; undefined where CTT02 has nothing to add up. */
  readonly quantities: (document: D) => readonly (string | undefined)[] | undefined;
}

export function documentType<L extends Layout>(definition: Definition<L>): DocumentType<DocumentOf<L>, DraftOf<L>> {
  const { type, functionalId, name, layout, counts } = definition;
  return {
    type,
    functionalId,
    name,
    layout,
    read: (set) => readLayout(layout, set, counts),
    write(document, version) {
      if (counts === undefined) return writeLayout(layout, document, version);
      const totals = counts.stated(document) ?? totalsOf(counts.quantities(document) ?? []);
      return writeLayout(layout, { ...document, totals }, version);
    },
  };
}

/** Reads the segments of one layout as they stand; the document when nothing required is missing or unreadable. */
function readLayout<L extends Layout>(
  layout: L,
  set: SetToRead,
  counts: Counts<DraftOf<L>> | undefined,
): Reading<DocumentOf<L>> {
  const reader = new LayoutReader(layout, editionOf(set.version));
  let last: Segment | undefined;
  let trailer: Segment | undefined;
  for (const segment of set.segments) {
    last = segment;
    if (segment.id === 'ST' || segment.id === 'SE') continue;
    reader.take(segment);
    if (segment.id === 'CTT') trailer = segment;
  }
  reader.end();
  const { findings, document } = reader;
  if (document === undefined && last !== undefined)
    findings.segment(last, '3', `${layout.id} is required and missing`, 'error', layout.id);
  if (document === undefined || findings.hasError)
    return { ok: false, faults: findings.faults, beyond: findings.beyond };
  if (counts !== undefined) {
    const typed = document as DraftOf<L>;
    checkTotals(counts.stated(typed), counts.quantities(typed) ?? [], counts.what, findings, trailer);
  }
  // The one place where what the layout's reader built is taken for the layout's type.
  return { ok: true, document: document as DocumentOf<L>, faults: findings.faults, beyond: findings.beyond };
}

/** @throws UnwritableDocument */
export function writeLayout(layout: Layout, document: unknown, version = '004010'): SegmentInput[] {
  const writer = new LayoutWriter(editionOf(version));
  writer.write(layout, document);
  if (writer.reasons.length > 0) throw new UnwritableDocument(writer.reasons);
  return writer.segments;
}
