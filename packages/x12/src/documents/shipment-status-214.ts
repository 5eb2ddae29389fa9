import { dateTime, warehouseDate } from './dates.ts';
import { documentType } from './layout/document-type.ts';
import { date, decimal, required, text, time } from './layout/field.ts';
import { loop, many, maybe, segment, type DocumentOf } from './layout/layout.ts';
import { partyMembers, partyName } from './parties.ts';
import { businessReference } from './references.ts';
import { marks } from './shipping.ts';
import { assignedNumber } from './warehouse.ts';

/** MS1: where. */
const place = segment('MS1', {
  city: text(1, 30),
  state: text(2, 2),
  country: text(3, 3),
  longitude: text(4, 7),
  latitude: text(5, 7),
  longitudeDirection: text(6, 1),
  latitudeDirection: text(7, 1),
});

/** MS2: with which vehicle. */
const vehicle = segment('MS2', { scac: text(1, 4), number: text(2, [10, 15]), kind: text(3, 2) });

const status = loop(
  segment('AT7', {
    /** Element 1650: AF departed pickup, X6 en route, AG estimated delivery, X1 arrived, D1 unloaded, SD delayed … */
    status: text(1, 2),
    /** Element 1651: NS normal, A1 missed delivery, AO weather … */
    reason: text(2, 2),
    appointmentStatus: text(3, 2),
    appointmentReason: text(4, 2),
    on: date(5),
    at: time(6),
    /** Element 623: LT local, UT universal, ET, CT, MT, PT. */
    zone: text(7, 2),
  }),
  { place: maybe(place), vehicle: maybe(vehicle) },
);

const lading = segment('AT8', {
  weightQualifier: text(1, 2),
  weightUnit: text(2, 2),
  weight: decimal(3),
  quantity: decimal(4),
  secondQuantity: decimal(5),
});

const ladingException = segment('Q7', { code: required(text(1, 1)), packaging: text(2, 5), quantity: decimal(3) });

const shipmentPart = loop(assignedNumber, {
  statuses: many(status),
  references: many(businessReference),
  marks: many(marks),
  exceptions: many(ladingException),
  ladings: many(lading),
});

const carrierParty = loop(partyName, {
  ...partyMembers,
  businessReferences: many(businessReference),
  dates: many(warehouseDate),
});

const layout = loop(
  segment('B10', {
    /** The carrier's number of the shipment: PRO. */
    carrierReference: text(1, [30, 80]),
    /** The shipper's: bill of lading. */
    shipmentId: text(2, 30),
    scac: required(text(3, 4)),
  }),
  {
    references: many(businessReference),
    dates: many(dateTime),
    parties: many(carrierParty),
    /** Of senders that leave LX out. */
    statuses: many(status),
    ladings: many(lading),
    parts: many(shipmentPart),
  },
);

/** 214: where a shipment is, as its carrier says. */
export type ShipmentStatus214 = DocumentOf<typeof layout>;
export type CarrierStatus214 = DocumentOf<typeof status>;

/** All statuses in the sender's order, with LX and without. */
export const carrierStatuses = (document: ShipmentStatus214): readonly CarrierStatus214[] => [
  ...document.statuses,
  ...document.parts.flatMap(({ statuses }) => statuses),
];

export const shipmentStatus214 = documentType({
  type: '214',
  functionalId: 'QM',
  name: 'shipment status',
  layout,
});

export const readShipmentStatus214 = shipmentStatus214.read;
export const writeShipmentStatus214 = shipmentStatus214.write;
