import type { Segment } from '../../text/segment.ts';
import { UnwritableDocument, type Reading } from '../document-fault.ts';
import type { SegmentInput } from '../../set/segment-input.ts';
import type { Findings } from './findings.ts';
import { LayoutReader } from './layout-reader.ts';
import type { DocumentOf, Layout } from './layout.ts';
import { editionOf } from './read-segment.ts';
import { LayoutWriter } from './write-layout.ts';

/** What a reader needs of a set: its segments, ST and SE included or not. */
export interface SetToRead {
  /** GS08: `004010`, `005010X…`. */
  readonly version: string;
  readonly segments: Iterable<Segment>;
}

/** A transaction set that the hub reads and writes. */
export interface DocumentType<T> {
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
   * The segments between ST and SE. `version` decides lengths: 004010 unless given.
   * @throws UnwritableDocument something is missing, too long, or cannot be said in its element
   */
  readonly write: (document: T, version?: string) => SegmentInput[];
}

interface Definition<L extends Layout> {
  readonly type: string;
  readonly functionalId: string;
  readonly name: string;
  readonly layout: L;
  /** What the layout alone cannot tell: `segments` by their id, the last of each. */
  readonly check?: (document: DocumentOf<L>, findings: Findings, last: LastOf) => void;
  /** Completes a document before it is written: counts and totals. */
  readonly complete?: (document: DocumentOf<L>) => DocumentOf<L>;
}

/** The last segment with an id, to say where a fault is. */
export type LastOf = (id: string) => Segment | undefined;

export function documentType<L extends Layout>(definition: Definition<L>): DocumentType<DocumentOf<L>> {
  const { layout, complete } = definition;
  return {
    type: definition.type,
    functionalId: definition.functionalId,
    name: definition.name,
    layout,
    read: (set) => readLayout(layout, set, definition.check),
    write: (document, version) => writeLayout(layout, complete === undefined ? document : complete(document), version),
  };
}

/** Reads the segments of one layout as they stand; the document when nothing required is missing or unreadable. */
export function readLayout<L extends Layout>(
  layout: L,
  set: SetToRead,
  check?: Definition<L>['check'],
): Reading<DocumentOf<L>> {
  const reader = new LayoutReader(layout, editionOf(set.version));
  const lastById = new Map<string, Segment>();
  let last: Segment | undefined;
  for (const segment of set.segments) {
    last = segment;
    if (segment.id === 'ST' || segment.id === 'SE') continue;
    reader.take(segment);
    if (check !== undefined) lastById.set(segment.id, segment);
  }
  reader.end();
  const { findings, document } = reader;
  if (document === undefined && last !== undefined)
    findings.segment(last, '3', `${layout.id} is required and missing`, 'error', layout.id);
  if (document === undefined || findings.hasError)
    return { ok: false, faults: findings.faults, beyond: findings.beyond };
  // The one place where what the layout's reader built is taken for the layout's type.
  const typed = document as DocumentOf<L>;
  check?.(typed, findings, (id) => lastById.get(id));
  if (findings.hasError) return { ok: false, faults: findings.faults, beyond: findings.beyond };
  return { ok: true, document: typed, faults: findings.faults, beyond: findings.beyond };
}

/** @throws UnwritableDocument */
export function writeLayout(layout: Layout, document: unknown, version = '004010'): SegmentInput[] {
  const writer = new LayoutWriter(editionOf(version));
  writer.write(layout, document);
  if (writer.reasons.length > 0) throw new UnwritableDocument(writer.reasons);
  return writer.segments;
}
