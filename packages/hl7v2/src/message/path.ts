import { InvalidInput } from '@supply-hub/errors';

/** A value in a message, as people write it: `SCH-2`, `AIS[2]-3.1`, `PID-3[2].4.1`. */
export interface MessagePath {
  readonly segment: string;
  readonly occurrence: number;
  readonly field: number;
  readonly repetition: number;
  readonly component: number | undefined;
  readonly subcomponent: number | undefined;
}

const path =
  /^(?<segment>[A-Z][A-Z0-9]{2})(?:\[(?<occurrence>\d+)\])?-(?<field>\d+)(?:\[(?<repetition>\d+)\])?(?:\.(?<component>\d+)(?:\.(?<subcomponent>\d+))?)?$/;

/**
 * Reads a path; every number counts from 1.
 * @throws InvalidInput  it is not written so
 */
export function parsePath(text: string): MessagePath {
  const parts = path.exec(text)?.groups;
  if (parts === undefined) throw new InvalidInput(`not a path such as SCH-2 or AIS[2]-3.1: ${text.slice(0, 40)}`);
  const { segment = '', occurrence, field, repetition, component, subcomponent } = parts;
  return {
    segment,
    occurrence: Number(occurrence ?? 1),
    field: Number(field),
    repetition: Number(repetition ?? 1),
    component: component === undefined ? undefined : Number(component),
    subcomponent: subcomponent === undefined ? undefined : Number(subcomponent),
  };
}
