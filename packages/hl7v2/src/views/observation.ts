import type { Sent } from '../message/raw-value.ts';
import type { Coded, EntityId } from '../values/composites.ts';
import type { Hl7Timestamp } from '../values/timestamp.ts';
import type { FieldReader } from './field-reader.ts';

/** OBX: a statement about what stands before it; some sites carry a device's UDI here. */
export interface Observation {
  /** OBX-2: how the values are to be read (ST, NM, CWE …). */
  readonly valueType: Sent<string>;
  readonly code: Sent<Coded>;
  readonly subId: Sent<string>;
  /** OBX-5, each repetition as one text. */
  readonly values: readonly string[];
  readonly units: Sent<Coded>;
  readonly status: Sent<string>;
  readonly observedAt: Sent<Hl7Timestamp>;
  /** OBX-18: the equipment instance, where older senders put a device identifier. */
  readonly equipment: readonly EntityId[];
}

export const readObservation = (obx: FieldReader): Observation => ({
  valueType: obx.text(2),
  code: obx.coded(3),
  subId: obx.text(4),
  values: obx.segment
    .repetitions(5)
    .map((value) => value.text())
    .filter((value) => typeof value === 'string'),
  units: obx.coded(6),
  status: obx.text(11),
  observedAt: obx.timestamp(14),
  equipment: obx.entityIds(18),
});
