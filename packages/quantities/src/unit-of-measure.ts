import { refusal, valueOf, type Reading } from './reading.ts';

/**
 * The units the hub trades and counts in. The codes are those of X12 element 355, which buyers know, with
 * one exception: X12's `CS` is a cassette while SAP, HL7 and UN/ECE say `CS` for a case, so the hub has no
 * `CS` at all: a case is `CA`, a cassette is `CASSETTE` (R4).
 */
export const unitNames = {
  EA: 'each',
  PC: 'piece',
  UN: 'unit',
  PR: 'pair',
  ST: 'set',
  KT: 'kit',
  DZ: 'dozen',
  GS: 'gross',
  HU: 'hundred',
  TH: 'thousand',
  BX: 'box',
  CA: 'case',
  CT: 'carton',
  PK: 'package',
  PACKET: 'packet',
  BG: 'bag',
  BD: 'bundle',
  BO: 'bottle',
  CN: 'can',
  CASSETTE: 'cassette',
  CARTRIDGE: 'cartridge',
  DR: 'drum',
  EV: 'envelope',
  JR: 'jar',
  PA: 'pail',
  PD: 'pad',
  PL: 'pallet',
  POUCH: 'pouch',
  RL: 'roll',
  RM: 'ream',
  SH: 'sheet',
  SLEEVE: 'sleeve',
  TB: 'tube',
  TY: 'tray',
  VI: 'vial',
  AM: 'ampoule',
  TABLET: 'tablet',
  CAPSULE: 'capsule',
  KG: 'kilogram',
  GR: 'gram',
  ME: 'milligram',
  LB: 'pound',
  OZ: 'ounce',
  LT: 'litre',
  ML: 'millilitre',
  GA: 'US gallon',
  FO: 'US fluid ounce',
  MR: 'metre',
  CM: 'centimetre',
  MM: 'millimetre',
  FT: 'foot',
  IN: 'inch',
  YD: 'yard',
} as const;

export type UnitOfMeasure = keyof typeof unitNames;

/** Whether a text is one of the hub's own codes. A code of another system goes through `unit-codes.ts`. */
export function isUnitOfMeasure(text: string): text is UnitOfMeasure {
  return Object.hasOwn(unitNames, text);
}

/** Reads one of the hub's own codes, as events and columns keep it. */
export function parseUnitOfMeasure(text: string): Reading<UnitOfMeasure> {
  if (isUnitOfMeasure(text)) return { ok: true, value: text };
  if (text === 'CS') {
    return refusal(
      'CS is no unit of the hub: it means a case to some and a cassette to others',
      'Say CA for a case or CASSETTE for a cassette',
    );
  }
  return refusal('This is no unit of the hub', 'Read a code of another system with that system’s own table');
}

/** @throws InvalidInput */
export function assertUnitOfMeasure(text: string, field?: string): UnitOfMeasure {
  return valueOf(parseUnitOfMeasure(text), field);
}
