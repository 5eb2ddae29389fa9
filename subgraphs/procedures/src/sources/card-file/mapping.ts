import type { HubConfig } from '@supply-hub/config';
import { hubId } from '@supply-hub/identifiers';
import { Decimal, isUnitOfMeasure, standardUnitCodes, type UnitOfMeasure } from '@supply-hub/quantities';
import type { CardHeader, CardLine } from '../../domain/preference-card.ts';

/** The columns a card file must have; their order is its own, and others are not read. */
export const columns = [
  'card_id',
  'procedure_code',
  'surgeon_id',
  'facility',
  'valid_from',
  'valid_to',
  'item_system',
  'item_key',
  'open_qty',
  'hold_qty',
  'unit',
] as const;
export type Column = (typeof columns)[number];

/** One row that makes sense. */
export interface CardRow {
  readonly header: CardHeader;
  readonly content: CardLine;
}

/** Where each column stands, and how many there are with those that are not read. */
export interface Header {
  readonly at: ReadonlyMap<Column, number>;
  readonly width: number;
}

/** Reads the first row by names, whatever their order. @returns a sentence when it is no header of cards */
export function readHeader(fields: readonly string[]): Header | string {
  const names = fields.map((name) => name.trim().toLowerCase());
  const missing = columns.filter((name) => !names.includes(name));
  if (missing.length > 0)
    return `The first line must name the columns; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`;
  const twice = columns.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) return `The first line names the column ${twice} twice.`;
  return { at: new Map(columns.map((name) => [name, names.indexOf(name)])), width: names.length };
}

/** What a file may name, as hub.yaml has it. */
export interface KnownToCards {
  /** Facility hub ids by the ids of hub.yaml. */
  readonly facilities: ReadonlyMap<string, string>;
  readonly systems: ReadonlySet<string>;
}

export function knownToCards(config: HubConfig): KnownToCards {
  return {
    facilities: new Map(config.facilities.map(({ id }) => [id, hubId('facility', 'hub', id)])),
    systems: new Set(Object.keys(config.systems)),
  };
}

const longestCode = 100;
const mostOfOneItem = Decimal.of(1_000_000);

/** One row behind the header → a card's line, or everything that is wrong with it. */
export function readRow(fields: readonly string[], header: Header, known: KnownToCards): CardRow | readonly string[] {
  const faults: string[] = [];
  const fault = (sentence: string): void => void faults.push(sentence);
  const field = (name: Column): string => fields[header.at.get(name) ?? -1] ?? '';
  const text = (name: Column): string => {
    const value = field(name);
    if (value === '') fault(`${name} is empty.`);
    return checked(name, value);
  };
  const checked = (name: Column, value: string): string => {
    if (value.length > longestCode) fault(`${name} is longer than ${longestCode} characters.`);
    else if (/\p{Cc}/u.test(value)) fault(`${name} holds a control character.`);
    return value;
  };
  const day = (name: Column): string => {
    const value = field(name);
    if (!isDay(value)) fault(`${name} is not a day such as 2026-03-01.`);
    return value;
  };
  const quantity = (name: Column): string => {
    const reading = Decimal.parse(field(name));
    if (!reading.ok || reading.value.sign < 0 || reading.value.compare(mostOfOneItem) > 0 || reading.value.scale > 6) {
      fault(`${name} is not a number from 0 to 1000000 of at most six decimals, such as 2 or 0.5.`);
      return '0';
    }
    return reading.value.toString();
  };

  if (fields.length !== header.width)
    return [`The line has ${fields.length} fields where the first line has ${header.width}.`];
  const slug = field('facility');
  const facilityId = known.facilities.get(slug);
  if (facilityId === undefined) fault(`facility ${shown(slug)} is no facility of hub.yaml.`);
  const system = field('item_system');
  if (!known.systems.has(system)) fault(`item_system ${shown(system)} is no system of hub.yaml.`);
  const unit = readUnit(field('unit'));
  if (unit === null) fault(`unit ${shown(field('unit'))} is no unit of measure known here (EA, BX, PK …).`);
  const validFrom = day('valid_from');
  const validTo = field('valid_to') === '' ? null : day('valid_to');
  if (validTo !== null && validTo < validFrom) fault('valid_to is before valid_from.');
  const row = {
    header: {
      number: text('card_id'),
      procedureCode: text('procedure_code'),
      surgeonId: field('surgeon_id') === '' ? null : checked('surgeon_id', field('surgeon_id')),
      facilityId: facilityId ?? '',
      validFrom,
      validTo,
    },
    content: {
      system,
      key: text('item_key'),
      open: quantity('open_qty'),
      hold: quantity('hold_qty'),
      unit: unit ?? '',
    },
  };
  return faults.length > 0 ? faults : row;
}

/**
 * The hub's own code, or one of the standards' that means the same unit wherever it is used: `CS` is a case to some and
 * a cassette to others, so it stops the line (R4).
 */
export function readUnit(code: string): UnitOfMeasure | null {
  if (isUnitOfMeasure(code)) return code;
  const meanings = new Set(
    Object.values(standardUnitCodes).flatMap((codes) => {
      const reading = codes.read(code);
      return reading.ok ? [reading.value] : [];
    }),
  );
  const [only] = meanings;
  return meanings.size === 1 && only !== undefined ? only : null;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

function shown(value: string): string {
  return JSON.stringify(value.slice(0, 40));
}
