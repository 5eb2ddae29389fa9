import { setSegments } from '../set/set-segments.ts';
import type { X12Set } from '../set/x12-set.ts';
import type { Position, Segment } from '../text/segment.ts';
import { catalogueLayout, catalogueLine, type Catalogue832, type CatalogueLine832 } from './catalogue-832.ts';
import type { BeyondGuide, DocumentFault, Reading } from './document-fault.ts';
import {
  inventoryLayout,
  inventoryLine,
  type InventoryAdvice846,
  type InventoryLine846,
} from './inventory-advice-846.ts';
import { Findings } from './layout/findings.ts';
import { LayoutReader } from './layout/layout-reader.ts';
import type { Layout } from './layout/layout.ts';
import { editionOf, type Edition } from './layout/read-segment.ts';
import {
  authorizedLine,
  contract,
  priceAuthorizationLayout,
  type AuthorizedLine845,
  type Contract845,
  type PriceAuthorization845,
} from './price-authorization-845.ts';
import { totals } from './totals.ts';

/** A set whose lines are read one by one: what `readSet` gives of stored bytes. */
export type SetOfLines = Pick<X12Set, 'bytes' | 'separators' | 'version'>;

/** Where the reading of a set can be taken up again. Plain data, to be kept as a receiver's progress. */
export interface LineMark {
  /** The byte of the next line's first segment, from ST, and how many segments stand before it. */
  readonly offset: number;
  readonly segment: number;
  /** The same of the loop around it (CON of 845). */
  readonly context: { readonly offset: number; readonly segment: number } | null;
  /** How many lines came before. */
  readonly lines: number;
}

/**
 * A document in parts, in its order: the header, each line, the end; in an 845 each contract (CON) before its lines.
 * A part that cannot be read says so and harms no other. Memory stays flat however many lines there are.
 */
export type DocumentPart<Header, Line, Around = never> =
  | { readonly kind: 'header'; readonly reading: Reading<Header> }
  | { readonly kind: 'around'; readonly reading: Reading<Around> }
  | {
      readonly kind: 'line';
      /** From 1, in the set. */
      readonly number: number;
      /** Of its first segment; ST is segment 1 and byte 0. */
      readonly position: Position;
      readonly reading: Reading<Line>;
      /** To take the set up after this line. */
      readonly next: LineMark;
    }
  | {
      readonly kind: 'end';
      readonly lines: number;
      /** What came after the lines and belongs to none of them. */
      readonly faults: readonly DocumentFault[];
      readonly beyond: readonly BeyondGuide[];
    };

export type CatalogueHeader832 = Omit<Catalogue832, 'lines' | 'totals'>;
export type PriceAuthorizationHeader845 = Omit<PriceAuthorization845, 'lines' | 'contracts' | 'totals'>;
export type ContractHeader845 = Omit<Contract845, 'lines'>;
export type InventoryHeader846 = Omit<InventoryAdvice846, 'lines' | 'totals'>;

/** 832, line by line. `from`: after the line that gave the mark; the header is told again. */
export const readCatalogueLines832 = (
  set: SetOfLines,
  from?: LineMark,
): Generator<DocumentPart<CatalogueHeader832, CatalogueLine832>, void, undefined> =>
  readByLines(catalogueLayout, null, catalogueLine, set, from);

/** 845, line by line. `from`: after the line that gave the mark; the header and the line's contract are told again. */
export const readPriceAuthorizationLines845 = (
  set: SetOfLines,
  from?: LineMark,
): Generator<DocumentPart<PriceAuthorizationHeader845, AuthorizedLine845, ContractHeader845>, void, undefined> =>
  readByLines(priceAuthorizationLayout, contract, authorizedLine, set, from);

/** 846, line by line. `from`: after the line that gave the mark; the header is told again. */
export const readInventoryLines846 = (
  set: SetOfLines,
  from?: LineMark,
): Generator<DocumentPart<InventoryHeader846, InventoryLine846>, void, undefined> =>
  readByLines(inventoryLayout, null, inventoryLine, set, from);

/** The layouts are those of the types that the callers above name: they are one and the same description. */
function* readByLines<Header, Line, Around>(
  root: Layout,
  around: Layout | null,
  line: Layout,
  set: SetOfLines,
  from: LineMark | undefined,
): Generator<DocumentPart<Header, Line, Around>, void, undefined> {
  const edition = editionOf(set.version);
  const header = new LayoutReader(root, edition);
  let isHeaderTold = false;
  let open: LayoutReader | undefined;
  let contractAt: Place | null = null;
  let isContractTold = true;
  let current: LayoutReader | undefined;
  let currentAt: Position = { segment: 0, inSet: 0, offset: 0 };
  let lines = from?.lines ?? 0;
  let trailer: Segment | undefined;

  const rest = new Findings();

  /** What is before the line that is complete once a segment comes that begins something else. */
  const before = (): readonly DocumentPart<Header, Line, Around>[] => {
    const parts: DocumentPart<Header, Line, Around>[] = [];
    if (!isHeaderTold)
      parts.push({ kind: 'header', reading: readingOf<Header>(header, ['lines', 'contracts', 'totals']) });
    if (!isContractTold && open !== undefined)
      parts.push({ kind: 'around', reading: readingOf<Around>(open, ['lines']) });
    [isHeaderTold, isContractTold] = [true, true];
    return parts;
  };
  const completed = (
    reader: LayoutReader,
    position: Position,
    next: Place,
    context: Place | null,
  ): DocumentPart<Header, Line, Around> => {
    lines += 1;
    const mark: LineMark = { offset: next.offset, segment: next.segment, context, lines };
    return { kind: 'line', number: lines, position, reading: readingOf<Line>(reader, []), next: mark };
  };

  const segments =
    from === undefined
      ? setSegments(set.bytes, set.separators)
      : segmentsAgain(
          set,
          from,
          (id) => id === line.id,
          (id) => id === around?.id,
        );
  let end: Place = { offset: set.bytes.length, segment: 0 };
  for (const segment of segments) {
    const { id } = segment;
    if (id === line.id) {
      const { position } = segment;
      if (!isHeaderTold || !isContractTold) yield* before();
      if (current !== undefined) yield completed(current, currentAt, placeOf(position), contractAt);
      current = new LayoutReader(line, edition);
      currentAt = position;
      current.take(segment);
    } else if (current?.takeIfNamed(segment) === true || id === 'ST') continue;
    else if (id === around?.id || id === 'CTT' || id === 'SE') {
      end = placeOf(segment.position);
      yield* before();
      if (current !== undefined) yield completed(current, currentAt, end, null);
      current = undefined;
      if (id === 'CTT') trailer = segment;
      if (around === null || id !== around.id) continue;
      open = new LayoutReader(around, edition);
      contractAt = end;
      isContractTold = false;
      open.take(segment);
    } else if (!isHeaderTold && isContractTold) header.take(segment);
    else if (current !== undefined) current.take(segment);
    else if (!isContractTold) open?.take(segment);
    else rest.beyondGuide(segment, '', []);
  }
  yield* before();
  if (current !== undefined) yield completed(current, currentAt, end, null);
  if (trailer !== undefined) checkCount(trailer, lines, edition, rest);
  yield { kind: 'end', lines, faults: rest.faults, beyond: rest.beyond };
}

function checkCount(trailer: Segment, lines: number, edition: Edition, findings: Findings): void {
  new LayoutReader(totals, edition, findings).take(trailer);
  const count = trailer.value(1);
  if (count !== undefined && count !== String(lines))
    findings.element(trailer, 1, '7', `CTT01 says ${count} items, there are ${lines}`, 'warning');
}

interface Place {
  readonly offset: number;
  readonly segment: number;
}

function placeOf(position: Position): Place {
  return { offset: position.offset, segment: position.segment - 1 };
}

/** The segments of the header, those of the loop around the next line, and those from that line on. */
function* segmentsAgain(
  { bytes, separators }: SetOfLines,
  from: LineMark,
  isLine: (id: string) => boolean,
  isAround: (id: string) => boolean,
): Generator<Segment, void, undefined> {
  const after = (place: Place): Iterable<Segment> =>
    setSegments(bytes.subarray(place.offset), separators, {
      offset: place.offset,
      segment: place.segment,
      inSet: place.segment,
    });
  for (const segment of setSegments(bytes, separators)) {
    if (isLine(segment.id) || isAround(segment.id)) break;
    yield segment;
  }
  if (from.context !== null) {
    for (const segment of after(from.context)) {
      if (isLine(segment.id)) break;
      yield segment;
    }
  }
  yield* after(from);
}

function readingOf<T>(reader: LayoutReader, without: readonly string[]): Reading<T> {
  reader.end();
  const { findings, document } = reader;
  const { faults, beyond } = findings;
  if (document === undefined || findings.hasError) return { ok: false, faults, beyond };
  const values =
    without.length === 0
      ? document
      : Object.fromEntries(Object.entries(document).filter(([name]) => !without.includes(name)));
  // As in `readLayout`: the reader followed the layout of T.
  return { ok: true, document: values as T, faults, beyond };
}
