import { warehouseDate } from './dates.ts';
import { date, decimal, required, text } from './layout/field.ts';
import { loop, many, segment, type DocumentOf } from './layout/layout.ts';
import { partyMembers, partyName } from './parties.ts';
import { warehouseReference } from './references.ts';

/** NTE. */
const note = segment('NTE', { kind: text(1, 3), text: required(text(2, 80)) });
export type WarehouseNote = DocumentOf<typeof note>;

/** G69: a line's description. */
export const lineDescription = segment('G69', { text: required(text(1, 45)) });

/** G61: whom to ask, in the warehouse sets. */
const warehouseContact = segment('G61', {
  function: required(text(1, 2)),
  name: required(text(2, 60)),
  numberQualifier: text(3, 2),
  number: text(4, [80, 256]),
});

/** LX: a number for what follows. */
export const assignedNumber = segment('LX', { number: required(text(1, 6)) });

/** W20: how a line is packed. */
export const linePacking = segment('W20', {
  pack: decimal(1),
  size: decimal(2),
  unit: text(3, 2),
  weight: decimal(4),
  weightQualifier: text(5, 2),
  weightUnit: text(6, 2),
});

/** A party of a warehouse set. */
export const warehouseParty = loop(partyName, { ...partyMembers, warehouseContacts: many(warehouseContact) });
export type WarehouseParty = DocumentOf<typeof warehouseParty>;

/** What stands before the lines of 940, 943, 944, 945 and 947. */
export const warehouseHeaderMembers = {
  parties: many(warehouseParty),
  references: many(warehouseReference),
  dates: many(warehouseDate),
  notes: many(note),
};

/** PAL: the pallet. */
export const pallet = segment('PAL', {
  kind: text(1, 2),
  tiers: decimal(2),
  blocks: decimal(3),
  pack: decimal(4),
  weight: decimal(5),
  weightUnit: text(6, 2),
});

/** W06: what 943 and 945 begin with. */
export const shipmentIdentification = segment('W06', {
  /** Element 514: F full detail, N no exceptions, X exceptions only. */
  reporting: required(text(1, 1)),
  depositorOrderNumber: text(2, 22),
  shippedOn: date(3),
  shipmentId: text(4, 30),
  agentShipmentId: text(5, 30),
  orderNumber: text(6, 22),
  masterReference: text(7, 22),
  linkSequence: text(8, 6),
});

/** W03: what was shipped in all. */
export const shipmentTotals = segment('W03', {
  units: required(decimal(1)),
  weight: decimal(2),
  weightUnit: text(3, 2),
  volume: decimal(4),
  volumeUnit: text(5, 2),
  lading: decimal(6),
  ladingUnit: text(7, 2),
});
