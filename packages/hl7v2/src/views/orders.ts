import type { Hl7Message } from '../message/message.ts';
import type { Hl7Segment } from '../message/segment.ts';
import type { Sent } from '../message/raw-value.ts';
import type { Coded, EntityId, Money, NumberedId, Person, UnitAmount } from '../values/composites.ts';
import type { DecimalText } from '../values/number.ts';
import type { Hl7Timestamp } from '../values/timestamp.ts';
import type { FieldProblem, FieldReader } from './field-reader.ts';
import { readObservation, type Observation } from './observation.ts';
import { readPatientKeys, readVisit, type PatientKeys, type Visit } from './patient.ts';
import { SegmentCursor } from './segment-cursor.ts';

/** An order message: ORM^O01, OMG^O19, OMS^O05 and their like. A stock requisition is an order with an RQD. */
export interface Orders {
  readonly messageCode: Sent<string>;
  readonly triggerEvent: Sent<string>;
  /** Absent in a stock requisition. */
  readonly patient: PatientKeys | undefined;
  readonly visit: Visit | undefined;
  readonly orders: readonly Order[];
  readonly problems: readonly FieldProblem[];
}

/** ORC and what belongs to it. */
export interface Order {
  /** ORC-1: NW new, CA cancel, XO change, OK accepted, UA unable, SC status change, DC discontinue … */
  readonly control: Sent<string>;
  /** ORC-2 and ORC-3, or those of the OBR where an ORC leaves them out. */
  readonly placerOrder: Sent<EntityId>;
  readonly fillerOrder: Sent<EntityId>;
  readonly placerGroup: Sent<EntityId>;
  readonly status: Sent<string>;
  readonly orderedAt: Sent<Hl7Timestamp>;
  readonly orderedBy: readonly Person[];
  readonly timing: OrderTiming | undefined;
  readonly requisition: RequisitionLine | undefined;
  readonly service: OrderedService | undefined;
  readonly notes: readonly string[];
  readonly observations: readonly Observation[];
  /** Every segment after the ORC, for details this view does not know. */
  readonly segments: readonly Hl7Segment[];
}

/** TQ1. */
export interface OrderTiming {
  readonly quantity: Sent<UnitAmount>;
  readonly startsAt: Sent<Hl7Timestamp>;
  readonly endsAt: Sent<Hl7Timestamp>;
  readonly priority: Sent<Coded>;
}

/** RQD, with RQ1 where the item is not stocked. */
export interface RequisitionLine {
  readonly lineNumber: Sent<string>;
  readonly internalCode: Sent<Coded>;
  readonly externalCode: Sent<Coded>;
  /** RQD-4: the hospital's own item number. */
  readonly hospitalItem: Sent<Coded>;
  readonly quantity: Sent<DecimalText>;
  readonly unit: Sent<Coded>;
  readonly costCenter: Sent<NumberedId>;
  readonly naturalAccount: Sent<Coded>;
  readonly deliverTo: Sent<Coded>;
  readonly neededOn: Sent<Hl7Timestamp>;
  readonly anticipatedPrice: Sent<Money>;
  readonly manufacturer: Sent<Coded>;
  readonly manufacturerCatalogNumber: Sent<string>;
  readonly vendor: Sent<Coded>;
  readonly vendorCatalogNumber: Sent<string>;
  readonly isTaxable: Sent<string>;
  readonly isSubstituteAllowed: Sent<string>;
}

/** OBR: a clinical service ordered. */
export interface OrderedService {
  readonly code: Sent<Coded>;
  readonly orderedBy: readonly Person[];
}

export type OrdersReading =
  | { readonly ok: true; readonly orders: Orders }
  | { readonly ok: false; readonly reason: string };

/** Reads any message of ORC groups. Refuses only what has no ORC segment. */
export function readOrders(message: Hl7Message): OrdersReading {
  const cursor = new SegmentCursor(message);
  if (cursor.find('ORC') === undefined) return { ok: false, reason: 'there is no ORC segment' };
  let patient: PatientKeys | undefined;
  let visit: Visit | undefined;
  const orders: Order[] = [];
  for (let next = cursor.take(); next !== undefined; next = cursor.take()) {
    const { name } = next.segment;
    if (name === 'PID') patient ??= readPatientKeys(next);
    else if (name === 'PV1') visit ??= readVisit(next);
    else if (name === 'ORC') orders.push(readOrder(next, cursor));
  }
  return {
    ok: true,
    orders: {
      messageCode: message.header.value(9),
      triggerEvent: message.header.value(9, 2),
      patient,
      visit,
      orders,
      problems: cursor.problems,
    },
  };
}

function readOrder(orc: FieldReader, cursor: SegmentCursor): Order {
  const parts = new Map<string, FieldReader>();
  const notes: string[] = [];
  const observations: Observation[] = [];
  const segments: Hl7Segment[] = [];
  while (cursor.nextName !== undefined && cursor.nextName !== 'ORC') {
    const next = cursor.take();
    if (next === undefined) break;
    const { name } = next.segment;
    segments.push(next.segment);
    if (!parts.has(name)) parts.set(name, next);
    if (name === 'OBX') observations.push(readObservation(next));
    if (name === 'NTE') notes.push(...[next.freeText(3)].filter((note) => typeof note === 'string'));
  }
  const [tq1, rqd, obr] = [parts.get('TQ1'), parts.get('RQD'), parts.get('OBR')];
  return {
    control: orc.text(1),
    placerOrder: orc.entityId(2) ?? obr?.entityId(2),
    fillerOrder: orc.entityId(3) ?? obr?.entityId(3),
    placerGroup: orc.entityId(4),
    status: orc.text(5),
    orderedAt: orc.timestamp(9),
    orderedBy: orc.persons(12),
    timing: tq1 === undefined ? undefined : readTiming(tq1),
    requisition: rqd === undefined ? undefined : readRequisition(rqd, parts.get('RQ1')),
    service: obr === undefined ? undefined : { code: obr.coded(4), orderedBy: obr.persons(16) },
    notes,
    observations,
    segments,
  };
}

const readTiming = (tq1: FieldReader): OrderTiming => ({
  quantity: tq1.unitAmount(2),
  startsAt: tq1.timestamp(7),
  endsAt: tq1.timestamp(8),
  priority: tq1.coded(9),
});

const readRequisition = (rqd: FieldReader, rq1: FieldReader | undefined): RequisitionLine => ({
  lineNumber: rqd.text(1),
  internalCode: rqd.coded(2),
  externalCode: rqd.coded(3),
  hospitalItem: rqd.coded(4),
  quantity: rqd.decimal(5),
  unit: rqd.coded(6),
  costCenter: rqd.numberedId(7),
  naturalAccount: rqd.coded(8),
  deliverTo: rqd.coded(9),
  neededOn: rqd.timestamp(10),
  anticipatedPrice: rq1?.money(1),
  manufacturer: rq1?.coded(2),
  manufacturerCatalogNumber: rq1?.text(3),
  vendor: rq1?.coded(4),
  vendorCatalogNumber: rq1?.text(5),
  isTaxable: rq1?.text(6),
  isSubstituteAllowed: rq1?.text(7),
});
