import type { Sent } from '../message/raw-value.ts';
import type { Coded, EntityId, Organization } from '../values/composites.ts';
import type { Hl7Timestamp } from '../values/timestamp.ts';
import type { FieldReader } from './field-reader.ts';

/**
 * A device a message names: PRT (2.7 on) or DEV (2.9). The two carry the same facts in different fields.
 * The UDI string is not taken apart here: that is `@supply-hub/identifiers`.
 */
export interface NamedDevice {
  readonly source: 'PRT' | 'DEV';
  /** PRT-4: in which role it takes part, `EQUIP` for equipment. Only PRT. */
  readonly participation: Sent<Coded>;
  /** The whole UDI as scanned: PRT-10 where a site puts it there, DEV-2. */
  readonly udi: Sent<EntityId>;
  /** UDI-DI: PRT-16, DEV-9. */
  readonly deviceIdentifier: Sent<EntityId>;
  readonly manufacturedAt: Sent<Hl7Timestamp>;
  readonly expiresAt: Sent<Hl7Timestamp>;
  readonly lot: Sent<string>;
  readonly serial: Sent<string>;
  readonly donationId: Sent<EntityId>;
  /** Only DEV: 5, 6, 7, 8 and 17. */
  readonly manufacturer: Sent<Organization>;
  readonly brand: Sent<string>;
  readonly model: Sent<string>;
  readonly catalogNumber: Sent<string>;
  readonly implantationStatus: Sent<Coded>;
}

/** A PRT names a device when any of its device fields is there; most PRT name a person. */
export function readParticipatingDevice(prt: FieldReader): NamedDevice | undefined {
  const isDevice = [10, 16, 17, 18, 19, 20, 21].some((field) => prt.segment.rawField(field) !== '');
  if (!isDevice) return undefined;
  return {
    source: 'PRT',
    participation: prt.coded(4),
    udi: prt.entityId(10),
    deviceIdentifier: prt.entityId(16),
    manufacturedAt: prt.timestamp(17),
    expiresAt: prt.timestamp(18),
    lot: prt.text(19),
    serial: prt.text(20),
    donationId: prt.entityId(21),
    manufacturer: undefined,
    brand: undefined,
    model: undefined,
    catalogNumber: undefined,
    implantationStatus: undefined,
  };
}

export const readDeviceSegment = (dev: FieldReader): NamedDevice => ({
  source: 'DEV',
  participation: undefined,
  udi: dev.entityId(2),
  deviceIdentifier: dev.entityId(9),
  manufacturedAt: dev.timestamp(12),
  expiresAt: dev.timestamp(13),
  lot: dev.text(10),
  serial: dev.text(11),
  donationId: dev.entityId(15),
  manufacturer: dev.organization(5),
  brand: dev.text(6),
  model: dev.text(7),
  catalogNumber: dev.text(8),
  implantationStatus: dev.coded(17),
});
