import type { Row } from '../store/table.ts';

/** The resource types this EHR serves. */
export const resourceTypes = ['Appointment', 'Location', 'Practitioner', 'Patient'] as const;
export type ResourceType = (typeof resourceTypes)[number];

export const isResourceType = (text: string): text is ResourceType => resourceTypes.some((type) => type === text);

/** Every value at a path such as `identifier.value` or `participant.actor.reference`, through all lists on the way. */
export function valuesAt(resource: Row, path: string): string[] {
  let found: unknown[] = [resource];
  for (const step of path.split('.')) {
    found = found.flatMap((value) => (isObject(value) ? [value[step]] : [])).flat();
  }
  return found.filter((value) => typeof value === 'string');
}

/** Elements of the list at a path, as objects. */
export function objectsAt(resource: Row, path: string): Row[] {
  let found: unknown[] = [resource];
  for (const step of path.split('.')) {
    found = found.flatMap((value) => (isObject(value) ? [value[step]] : [])).flat();
  }
  return found.filter(isObject);
}

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

export const idOf = (resource: Row): string => String(resource['id']);

export const lastUpdatedOf = (resource: Row): string => valuesAt(resource, 'meta.lastUpdated')[0] ?? '';
