import { hlTree, type HlNode } from '../set/hl-tree.ts';
import type { SegmentInput } from '../set/segment-input.ts';
import type { Segment } from '../text/segment.ts';
import { allowanceOrCharge, carriage } from './charges.ts';
import { dateTime } from './dates.ts';
import { component, description, measurement } from './descriptions.ts';
import { UnwritableDocument, type Reading } from './document-fault.ts';
import { writeLayout, type DocumentType, type SetToRead } from './layout/document-type.ts';
import { date, decimal, expected, required, text, time } from './layout/field.ts';
import type { Findings } from './layout/findings.ts';
import { LayoutReader } from './layout/layout-reader.ts';
import { loop, many, maybe, segment, type DocumentOf, type DraftOf } from './layout/layout.ts';
import { editionOf, type Edition } from './layout/read-segment.ts';
import { contact, party } from './parties.ts';
import { itemIdentification } from './product-ids.ts';
import { packing, quantity } from './quantities.ts';
import { reference } from './references.ts';
import { orderReference } from './shipped-order.ts';
import { equipment, lading, marks, packaging, routing, specialHandling } from './shipping.ts';
import { checkTotals, totals, totalsOf } from './totals.ts';

/** SN1: how much of an item is shipped. */
const shippedQuantity = segment('SN1', {
  /** The order's line number, from senders that repeat it here. */
  number: text(1, 20),
  quantity: required(decimal(2)),
  unit: required(text(3, 2)),
  shippedToDate: decimal(4),
  orderedQuantity: decimal(5),
  orderedUnit: text(6, 2),
  returnable: text(7, 1),
  /** Element 668, as ACK01. */
  status: text(8, 2),
});

/** One HL and what stands under it. Which segments come at which level differs by sender, so any may at each. */
export const levelLayout = loop(
  segment('HL', {
    number: required(text(1, 12)),
    parent: text(2, 12),
    level: required(text(3, 2)),
    hasChildren: text(4, 1),
  }),
  {
    item: maybe(itemIdentification),
    shipped: maybe(shippedQuantity),
    components: many(component),
    order: maybe(orderReference),
    packing: maybe(packing),
    descriptions: many(description),
    measurements: many(measurement),
    packagings: many(packaging),
    ladings: many(lading),
    routings: many(routing),
    equipment: many(equipment),
    specialHandlings: many(specialHandling),
    references: many(reference),
    contacts: many(contact),
    marks: many(marks),
    dates: many(dateTime),
    carriage: maybe(carriage),
    parties: many(party),
    charges: many(allowanceOrCharge),
    quantities: many(quantity),
  },
);
type Level = DocumentOf<typeof levelLayout>;

export const noticeLayout = loop(
  segment('BSN', {
    /** 00 original: the same shipment id again is a duplicate (R48); 01 cancel, 05 replace … */
    purpose: required(text(1, 2)),
    shipmentId: required(text(2, 30)),
    createdOn: required(date(3)),
    createdAt: expected(time(4)),
    /** 0001 shipment-order-pack-item … as the sender says; the levels themselves are what counts (R47). */
    structure: text(5, 4),
    transactionType: text(6, 2),
    status: text(7, 3),
  }),
  { dates: many(dateTime), totals: maybe(totals) },
);

/** A level of a shipment: S shipment, O order, T pallet, P pack, I item, F component of a kit. */
export interface ShipmentLevel856 extends Omit<Level, 'number' | 'parent' | 'hasChildren'> {
  readonly children: readonly ShipmentLevel856[];
}

/** 856: what is on its way, as the tree its sender made of it; `shippedItems` gives it flat. */
export interface ShipNotice856 extends DocumentOf<typeof noticeLayout> {
  readonly levels: readonly ShipmentLevel856[];
}

/** A level to write: empty lists may be left out, children too. */
export interface ShipmentLevelDraft856 extends Omit<DraftOf<typeof levelLayout>, 'number' | 'parent' | 'hasChildren'> {
  readonly children?: readonly ShipmentLevelDraft856[] | undefined;
}

/** A ship notice to write. */
export interface ShipNoticeDraft856 extends DraftOf<typeof noticeLayout> {
  readonly levels: readonly ShipmentLevelDraft856[];
}

/** Deeper trees are nobody's shipment; they would only exhaust whoever walks them. */
const deepest = 40;

function read(set: SetToRead): Reading<ShipNotice856> {
  const all = [...set.segments];
  const segments = all.filter(({ id }) => id !== 'ST' && id !== 'SE');
  const edition = editionOf(set.version);
  const reader = new LayoutReader(noticeLayout, edition);
  const { findings } = reader;
  let isInLevels = false;
  for (const each of segments) {
    if (each.id === 'HL') isInLevels = true;
    else if (each.id === 'CTT') isInLevels = false;
    if (!isInLevels) reader.take(each);
  }
  reader.end();
  const last = all.at(-1);
  if (reader.document === undefined && last !== undefined)
    findings.segment(last, '3', 'BSN is required and missing', 'error', 'BSN');
  const levels = readLevels(segments, edition, findings);
  const notice = reader.document;
  if (notice === undefined || levels === undefined || findings.hasError)
    return { ok: false, faults: inOrder(findings), beyond: findings.beyond };
  // As in `readLayout`: the reader followed the layout.
  const document = { ...(notice as DocumentOf<typeof noticeLayout>), levels };
  const trailer = segments.findLast(({ id }) => id === 'CTT');
  checkLevels(document, findings, trailer, segments.filter(({ id }) => id === 'HL').length);
  return { ok: true, document, faults: inOrder(findings), beyond: findings.beyond };
}

const inOrder = ({ faults }: Findings): Findings['faults'] =>
  faults.toSorted((a, b) => a.position.segment - b.position.segment);

function readLevels(
  segments: readonly Segment[],
  edition: Edition,
  findings: Findings,
): readonly ShipmentLevel856[] | undefined {
  const tree = hlTree(segments);
  if (!tree.ok) {
    const atOffset = new Map(segments.map((each) => [each.position.offset, each]));
    for (const { position, element, sentence } of tree.faults) {
      const at = atOffset.get(position.offset);
      // 7, a code that does not stand for anything here: the number of a level, or of its parent.
      if (at !== undefined) findings.element(at, element, at.value(element) === undefined ? '1' : '7', sentence);
    }
    return undefined;
  }
  const [first] = segments;
  if (tree.roots.length === 0) {
    if (first !== undefined)
      findings.segment(segments.at(-1) ?? first, '3', 'HL is required and missing', 'error', 'HL');
    return undefined;
  }
  return tree.roots.map((root) => readLevel(root, 1, edition, findings));
}

function readLevel(node: HlNode, depth: number, edition: Edition, findings: Findings): ShipmentLevel856 {
  const reader = new LayoutReader(levelLayout, edition, findings);
  for (const each of node.segments) reader.take(each);
  reader.end();
  const [head] = node.segments;
  const isTooDeep = depth === deepest && node.children.length > 0;
  if (isTooDeep && head !== undefined)
    findings.segment(head, '4', `HL ${node.id} is ${deepest} levels deep and has levels below it`);
  const children = isTooDeep ? [] : node.children.map((child) => readLevel(child, depth + 1, edition, findings));
  // As in `readLayout`. A level without its required parts is a fault already, and never handed out.
  const { number: _number, parent: _parent, hasChildren: _hasChildren, ...level } = reader.document as Level;
  return { ...level, children };
}

function checkLevels(notice: ShipNotice856, findings: Findings, at: Segment | undefined, levelCount: number): void {
  if (notice.totals === undefined || at === undefined) return;
  // R47: CTT01 of an 856 counts levels, not lines.
  if (notice.totals.lineCount !== String(levelCount)) {
    const sentence = `CTT01 says ${notice.totals.lineCount} levels (HL), there are ${levelCount}`;
    findings.element(at, 1, '7', sentence, 'warning');
  }
  const quantities = [...eachLevel(notice.levels)].flatMap(({ shipped }) =>
    shipped === undefined ? [] : [shipped.quantity],
  );
  const stated = { ...notice.totals, lineCount: String(quantities.length) };
  checkTotals(stated, quantities, 'items', findings, at);
}

/** Every level, parents first, in the sender's order. */
export function* eachLevel(levels: readonly ShipmentLevel856[]): Generator<ShipmentLevel856, void, undefined> {
  for (const level of levels) {
    yield level;
    yield* eachLevel(level.children);
  }
}

function write(notice: ShipNoticeDraft856, version?: string): SegmentInput[] {
  const { levels, totals: stated, ...head } = notice;
  const list: object[] = [];
  const quantities: string[] = [];
  const add = (level: ShipmentLevelDraft856, parent: string | undefined, depth: number): void => {
    if (depth > deepest) throw new UnwritableDocument([`a shipment has at most ${deepest} levels below each other`]);
    const { children = [], ...fields } = level;
    const number = String(list.length + 1);
    list.push({ ...fields, number, parent, hasChildren: children.length > 0 ? '1' : '0' });
    if (level.shipped !== undefined) quantities.push(level.shipped.quantity);
    for (const child of children) add(child, number, depth + 1);
  };
  for (const level of levels) add(level, undefined, 1);
  if (list.length === 0) throw new UnwritableDocument(['a ship notice has at least one level (HL)']);
  const counted = { ...totalsOf(quantities), lineCount: String(list.length) };
  return writeLayout(writingLayout, { ...head, levels: list, totals: stated ?? counted }, version);
}

/** BSN, its dates, the levels in one list, CTT. */
const writingLayout = loop(noticeLayout, {
  dates: many(dateTime),
  levels: many(levelLayout),
  totals: maybe(totals),
});

export const shipNotice856: DocumentType<ShipNotice856, ShipNoticeDraft856> = {
  type: '856',
  functionalId: 'SH',
  name: 'ship notice',
  layout: writingLayout,
  read,
  write,
};

export const readShipNotice856 = shipNotice856.read;
export const writeShipNotice856 = shipNotice856.write;
