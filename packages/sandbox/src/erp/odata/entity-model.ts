import type { Cell } from '../../store/table.ts';

/**
 * What an OData service says of itself: entity sets, their keys, typed properties and navigation.
 * Rows hold dates as `2026-03-09`, instants as epoch milliseconds and decimals as text; the two versions of
 * the protocol differ only in how these are written down.
 */
export interface Property {
  readonly kind: 'text' | 'decimal' | 'flag' | 'date' | 'instant' | 'time' | 'whole';
  /** Text: the longest value. Decimal: all digits. */
  readonly length?: number;
  readonly scale?: number;
  /** Text of digits alone: leading zeros mean nothing, and are accepted and dropped on the way in. */
  readonly isNumber?: boolean;
  /** Decimal: written without trailing zeros, as some services do. */
  readonly trimmed?: boolean;
  /** What a row has that does not name it. */
  readonly absent: Cell;
}

export interface Navigation {
  /** The entity set it leads to, in the same service. */
  readonly to: string;
  readonly many: boolean;
  /** Field there ← field here. The first pair is looked up by index, so it should be the most telling. */
  readonly on: Readonly<Record<string, string>>;
}

export interface EntityType {
  /** The type's name, for example `A_ProductType`. */
  readonly name: string;
  readonly set: string;
  /** The table it is read from. */
  readonly table: string;
  readonly key: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
  readonly navigation: Readonly<Record<string, Navigation>>;
  /** Whether changes need If-Match. */
  readonly hasETag: boolean;
}

export interface Service {
  readonly name: string;
  readonly version: 2 | 4;
  /** Path of the service root, with a trailing slash. */
  readonly root: string;
  readonly namespace: string;
  readonly sets: ReadonlyMap<string, EntityType>;
}

export const text = (length: number, absent = ''): Property => ({ kind: 'text', length, absent });
/** An item number: `10`, which callers may also write `00010`. */
export const numeric = (length: number, absent = ''): Property => ({ kind: 'text', length, isNumber: true, absent });
export const decimal = (length: number, scale: number): Property => ({
  kind: 'decimal',
  length,
  scale,
  absent: (0).toFixed(scale),
});
/** A quantity that the service writes without trailing zeros (`"10"`, not `"10.000"`). */
export const trimmedDecimal = (length: number, scale: number): Property => ({
  ...decimal(length, scale),
  trimmed: true,
});
export const flag: Property = { kind: 'flag', absent: false };
export const date: Property = { kind: 'date', absent: null };
export const instant: Property = { kind: 'instant', absent: null };
export const time: Property = { kind: 'time', absent: '00:00:00' };
export const whole: Property = { kind: 'whole', absent: 0 };

interface EntityDefinition {
  table?: string;
  key: readonly string[];
  properties: Readonly<Record<string, Property>>;
  navigation?: Readonly<Record<string, Navigation>>;
  hasETag?: boolean;
}

export function defineService(
  service: { name: string; version: 2 | 4; root: string; namespace?: string },
  sets: Readonly<Record<string, EntityDefinition>>,
): Service {
  return {
    ...service,
    namespace: service.namespace ?? service.name,
    sets: new Map(
      Object.entries(sets).map(([set, { table = set, navigation = {}, hasETag = false, ...rest }]) => [
        set,
        { ...rest, set, name: `${set}Type`, table, navigation, hasETag },
      ]),
    ),
  };
}

/** A row's value of a property: its own, or what an absent one means. */
export function cell(type: EntityType, row: Readonly<Record<string, unknown>>, property: string): Cell {
  const value = row[property];
  if (value !== undefined) return value as Cell;
  return type.properties[property]?.absent ?? null;
}

export const many = (to: string, on: Readonly<Record<string, string>>): Navigation => ({ to, many: true, on });
export const one = (to: string, on: Readonly<Record<string, string>>): Navigation => ({ to, many: false, on });
