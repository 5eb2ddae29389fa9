import { isUnitOfMeasure, type UnitOfMeasure } from './unit-of-measure.ts';
import { refusal, type Reading } from './reading.ts';

/**
 * How other systems write the hub's units. Reading and writing stop at a code or unit that is not listed:
 * a guessed unit is a wrong order (R4).
 *
 * - `x12`: element 355 (004010 and later).
 * - `unece`: Recommendation 20 for measures, Recommendation 21 for packages, those with and without the `X`
 *   that Recommendation 20 puts before them; also cXML's UnitOfMeasure and SAP's `…ISOCode` fields.
 * - `sap`: the internal codes S/4HANA is delivered with. Every client may add its own: give them as `own`.
 * - `hl7`: table 0818 (PKG-2, RQD-6 and their like).
 */
export type UnitSystem = 'x12' | 'unece' | 'sap' | 'hl7';

/** The first code is the one that is written; all are read. Absent: that system cannot say it. */
const codes: Record<UnitOfMeasure, Partial<Record<UnitSystem, readonly [string, ...string[]]>>> = {
  EA: { x12: ['EA'], unece: ['EA'], sap: ['EA'], hl7: ['EA'] },
  PC: { x12: ['PC'], unece: ['H87', 'PCE', 'XPP', 'PP'], sap: ['ST', 'PC'] },
  UN: { x12: ['UN'], unece: ['C62'] },
  PR: { x12: ['PR'], unece: ['PR'], sap: ['PAA', 'PR'] },
  ST: { x12: ['ST'], unece: ['SET'], sap: ['SET'], hl7: ['SET'] },
  KT: { x12: ['KT'], unece: ['KT', 'XKI', 'KI'], sap: ['KIT'] },
  DZ: { x12: ['DZ'], unece: ['DZN'], sap: ['DZ'] },
  GS: { x12: ['GS'], unece: ['GRO'], sap: ['GRO'] },
  HU: { x12: ['HU'], unece: ['CEN'] },
  TH: { x12: ['TH'], unece: ['MIL'], sap: ['TS'] },
  BX: { x12: ['BX'], unece: ['XBX', 'BX'], sap: ['BX'], hl7: ['BX'] },
  CA: { x12: ['CA'], unece: ['XCS', 'CS'], sap: ['CS'], hl7: ['CS'] },
  CT: { x12: ['CT'], unece: ['XCT', 'CT'], sap: ['KAR', 'CAR'] },
  PK: { x12: ['PK'], unece: ['XPK', 'PK'], sap: ['PAK', 'PAC', 'PK'] },
  PACKET: { x12: ['12'], unece: ['XPA', 'PA'] },
  BG: { x12: ['BG'], unece: ['XBG', 'BG'], sap: ['BAG'] },
  BD: { x12: ['BD'], unece: ['XBE', 'BE'] },
  BO: { x12: ['BO'], unece: ['XBO', 'BO'], sap: ['FL', 'BT'] },
  CN: { x12: ['CN'], unece: ['XCX', 'CX', 'XCA', 'CA'] },
  CASSETTE: { x12: ['CS'] },
  CARTRIDGE: { unece: ['XCQ', 'CQ'] },
  DR: { x12: ['DR'], unece: ['XDR', 'DR'], sap: ['DR'] },
  EV: { x12: ['EV'], unece: ['XEN', 'EN'] },
  JR: { x12: ['JR'], unece: ['XJR', 'JR'] },
  PA: { x12: ['PA'], unece: ['XPL', 'PL'] },
  PD: { x12: ['PD'] },
  PL: { x12: ['PL'], unece: ['XPX', 'PX'], sap: ['PAL'] },
  POUCH: { unece: ['XPO', 'PO'] },
  RL: { x12: ['RL'], unece: ['XRO', 'RO'], sap: ['ROL'] },
  RM: { x12: ['RM'], unece: ['RM'] },
  SH: { x12: ['SH'], unece: ['XST', 'ST'] },
  SLEEVE: { unece: ['XSY', 'SY'] },
  TB: { x12: ['TB'], unece: ['XTU', 'TU'] },
  TY: { x12: ['TY'], unece: ['XPU', 'PU'] },
  VI: { x12: ['VI'], unece: ['XVI', 'VI'] },
  AM: { x12: ['AM'], unece: ['XAM', 'AM', 'XAP', 'AP'] },
  TABLET: { x12: ['U2'], unece: ['U2'] },
  CAPSULE: { x12: ['AV'], unece: ['XAV', 'AV'] },
  KG: { x12: ['KG'], unece: ['KGM'], sap: ['KG'] },
  GR: { x12: ['GR'], unece: ['GRM'], sap: ['G'] },
  ME: { x12: ['ME'], unece: ['MGM'], sap: ['MG'] },
  LB: { x12: ['LB'], unece: ['LBR'], sap: ['LB'] },
  OZ: { x12: ['OZ'], unece: ['ONZ'], sap: ['OZ'] },
  LT: { x12: ['LT'], unece: ['LTR'], sap: ['L'] },
  ML: { x12: ['ML'], unece: ['MLT'], sap: ['ML'] },
  GA: { x12: ['GA'], unece: ['GLL'], sap: ['GAL'] },
  FO: { x12: ['FO'], unece: ['OZA'], sap: ['OZA'] },
  MR: { x12: ['MR'], unece: ['MTR'], sap: ['M'] },
  CM: { x12: ['CM'], unece: ['CMT'], sap: ['CM'] },
  MM: { x12: ['MM'], unece: ['MMT'], sap: ['MM'] },
  FT: { x12: ['FT'], unece: ['FOT'], sap: ['FT'] },
  IN: { x12: ['IN'], unece: ['INH'], sap: ['IN'] },
  YD: { x12: ['YD'], unece: ['YRD'], sap: ['YD'] },
};

/** One system's (or one partner's) way of writing units, both ways. */
export interface UnitCodes {
  /** The unit a code means, exactly as the system writes it (codes are not trimmed or upper-cased). */
  read(code: string): Reading<UnitOfMeasure>;
  /** The code that means a unit there. */
  write(unit: UnitOfMeasure): Reading<string>;
}

/**
 * The codes of a standard, with a client's or partner's own put before them.
 * @param own code → unit; wins over the standard's both ways. Of two codes for one unit the first is written.
 */
export function unitCodes(system: UnitSystem, own: Readonly<Record<string, UnitOfMeasure>> = {}): UnitCodes {
  const byCode = new Map<string, UnitOfMeasure>();
  const byUnit = new Map<UnitOfMeasure, string>();
  for (const [code, unit] of Object.entries(own)) {
    byCode.set(code, unit);
    if (!byUnit.has(unit)) byUnit.set(unit, code);
  }
  for (const [unit, spellings] of Object.entries(codes)) {
    if (!isUnitOfMeasure(unit)) continue;
    for (const code of spellings[system] ?? []) {
      // A code the partner gave another meaning must not be written in the standard's.
      if (byCode.has(code)) continue;
      byCode.set(code, unit);
      if (!byUnit.has(unit)) byUnit.set(unit, code);
    }
  }
  return {
    read(code) {
      const unit = byCode.get(code);
      if (unit !== undefined) return { ok: true, value: unit };
      return refusal(
        code === ''
          ? `The ${system} unit is missing`
          : `${JSON.stringify(code.slice(0, 8))} is no ${system} unit known here`,
        'Ask the sender what it means, then add it to the unit map of that system or partner',
      );
    },
    write(unit) {
      const code = byUnit.get(unit);
      if (code !== undefined) return { ok: true, value: code };
      return refusal(
        `${system} has no code known here for ${unit}`,
        'Agree on a code with the receiver, then add it to the unit map of that system or partner',
      );
    },
  };
}

/** The four standards without anybody's additions. */
export const standardUnitCodes: Readonly<Record<UnitSystem, UnitCodes>> = {
  x12: unitCodes('x12'),
  unece: unitCodes('unece'),
  sap: unitCodes('sap'),
  hl7: unitCodes('hl7'),
};
