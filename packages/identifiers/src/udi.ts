import { parseBracketed, buildBracketed } from './gs1-bracketed.ts';
import { refuseAssociations } from './gs1-associations.ts';
import { dateOf } from './gs1-dates.ts';
import { parseDigitalLink } from './gs1-digital-link.ts';
import {
  buildElementString,
  beginsWithSeparator,
  parseElementString,
  showsSeparator,
  type ElementStringOptions,
  type Gs1Element,
} from './gs1-element-string.ts';
import { parseGtin } from './gtin.ts';
import { parseHibc } from './hibc.ts';
import { looksLikeIccbba, parseIccbba } from './iccbba.ts';
import type { Today } from './label-date.ts';
import { refusal, refuseTooLong, type Reading } from './reading.ts';
import { readScan } from './scan.ts';
import { hasProductionIdentifiers, noProductionIdentifiers, type ProductionIdentifiers } from './udi-parts.ts';

/** A unique device identifier, device and production identifiers apart (R16). */
export interface Udi {
  readonly issuer: 'GS1' | 'HIBCC' | 'ICCBBA';
  /**
   * The device identifier: a GTIN as 14 digits, an HIBC labeler + product + unit, an ISBT 128 product code.
   * It names one product at one pack level. `null` for the second symbol of a label that has two.
   */
  readonly di: string | null;
  readonly pi: ProductionIdentifiers;
  /** How many are inside, where the label says so (AI 30, HIBC `$$8` and `$$9`). */
  readonly quantity: string | null;
  /** The machine readable form, GS between elements: what to store and compare. */
  readonly text: string;
  /** The human readable form. */
  readonly hri: string;
  /** HIBCC: what pairs the two symbols of one label. */
  readonly link: string | null;
  /** GS1: all elements, those without a place above included. Empty for others. */
  readonly elements: readonly Gs1Element[];
  /** What a person should look at although it could be read. */
  readonly warnings: readonly UdiWarning[];
}

export interface UdiWarning {
  readonly code: 'SEPARATOR_MAY_BE_LOST' | 'ASSOCIATION';
  readonly message: string;
}

export interface UdiOptions extends ElementStringOptions {
  /** The day the label is read: settles the century of its years (R12). */
  readonly today: Today;
  /**
   * Whether AIs that may not stand together are refused or only warned of. Warn where a document that exists
   * has to be recorded whatever its label says (R64).
   * @default 'refuse'
   */
  readonly associations?: 'refuse' | 'warn';
}

/**
 * Reads a UDI in any form of the three issuing agencies: what a scanner sends with or without symbology
 * identifier, what is printed, a Digital Link, a plain EAN or UPC. Which agency's it is shows in its first
 * characters, and a text of one is never read as another's (R15).
 */
export function parseUdi(text: string, options: UdiOptions): Reading<Udi> {
  const refused = refuseTooLong(text);
  if (refused) return refused;
  const code = text.replace(/[\t\r\n]+$/, '');
  if (code.startsWith(']')) return parseScanned(code, options);
  return parseCode(code, options);
}

function parseScanned(code: string, options: UdiOptions): Reading<Udi> {
  const scan = readScan(code, options);
  if (!scan.ok) return scan;
  if (scan.value.kind === 'gs1') return udiOfElements(scan.value.elements, options);
  if (scan.value.kind === 'gtin') {
    return udiOfElements([{ ai: '01', value: scan.value.gtin }, ...scan.value.elements], options);
  }
  const udi = parseCode(scan.value.text, options);
  return udi.ok || udi.position === undefined ? udi : { ...udi, position: udi.position + 3 };
}

function parseCode(code: string, options: UdiOptions): Reading<Udi> {
  if (/^\*?\+/.test(code)) return udiOfHibc(code, options);
  if (looksLikeIccbba(code)) return udiOfIccbba(code);
  if (/^[({][0-9]/.test(code) || code.startsWith('(')) return udiOf(parseBracketed(code), options);
  if (/^https?:/i.test(code)) return udiOf(parseDigitalLink(code, { shortGtins: true }), options);
  if (/^(?:[0-9]{8}|[0-9]{12,14})$/.test(code)) return udiOfDigits(code, options);
  if (/^[0-9]/.test(code) || beginsWithSeparator(code, options)) {
    const elements = parseElementString(code, options);
    return elements.ok
      ? udiOfElements(elements.value, options, lostSeparator(code, elements.value, options))
      : elements;
  }
  return refusal(
    code === '' ? 'There is nothing to read' : 'This begins like no UDI of GS1, HIBCC or ICCBBA',
    'Scan the symbol beside the word UDI, or type what is printed under it from its first character on',
    0,
  );
}

/** AIs of dates: six digits that a GTIN holds by chance only rarely, unlike the `10` of a lot. */
const dateAis = new Set(['11', '13', '15', '16', '17']);

/**
 * 8, 12, 13 or 14 digits are a GTIN by themselves. Where they also begin with a date that exists, they may be
 * the second symbol of a label, and nobody can tell.
 */
function udiOfDigits(code: string, options: UdiOptions): Reading<Udi> {
  const gtin = parseGtin(code);
  const elements = parseElementString(code, options);
  if (!gtin.ok) return elements.ok ? udiOfElements(elements.value, options) : gtin;
  if (elements.ok && dateAis.has(elements.value[0]?.ai ?? '')) {
    return refusal(
      'This can be a GTIN or production identifiers, and nothing says which',
      'Set the scanner to send symbology identifiers, or give it with brackets',
      0,
    );
  }
  return udiOfElements([{ ai: '01', value: gtin.value }], options);
}

function udiOf(elements: Reading<readonly Gs1Element[]>, options: UdiOptions): Reading<Udi> {
  return elements.ok ? udiOfElements(elements.value, options) : elements;
}

/** The UDI that some elements make; what joins two symbols needs it too. @internal */
export function udiOfElements(
  elements: readonly Gs1Element[],
  options: UdiOptions,
  warnings: readonly UdiWarning[] = [],
): Reading<Udi> {
  const value = (ai: string) => elements.find((element) => element.ai === ai)?.value ?? null;
  const date = (...ais: string[]) => {
    const element = elements.find(({ ai }) => ais.includes(ai));
    return element ? dateOf(element, options.today) : null;
  };
  const di = value('01');
  // An element string may hold a GTIN of zeros; a device it names is none.
  const gtin = di === null ? null : parseGtin(di);
  if (gtin?.ok === false) return refusal(gtin.reason, gtin.remedy);
  const pi: ProductionIdentifiers = {
    ...noProductionIdentifiers,
    lot: value('10'),
    serial: value('21'),
    expiresOn: date('17', '7003'),
    manufacturedOn: date('11', '8008'),
    softwareVersion: value('8012'),
  };
  if (di === null && !hasProductionIdentifiers(pi)) {
    return refusal(
      `This is GS1 but no UDI: it holds AI ${elements.map(({ ai }) => ai).join(', ')}`,
      'Scan the symbol beside the word UDI',
    );
  }
  // A symbol without the GTIN is half of a label: what it needs may stand in the other half.
  const refused = di === null ? null : refuseAssociations(elements);
  if (refused && options.associations !== 'warn') return refused;
  const text = buildElementString(elements);
  const hri = buildBracketed(elements);
  if (!text.ok) return text;
  if (!hri.ok) return hri;
  return {
    ok: true,
    value: {
      issuer: 'GS1',
      di,
      pi,
      quantity: value('30'),
      text: text.value,
      hri: hri.value,
      link: null,
      elements,
      warnings: refused ? [...warnings, { code: 'ASSOCIATION', message: refused.reason }] : warnings,
    },
  };
}

function udiOfHibc(code: string, options: UdiOptions): Reading<Udi> {
  const read = parseHibc(code, options.today);
  if (!read.ok) return read;
  const { di, lot, serial, expiresOn, manufacturedOn, quantity, link } = read.value;
  const printed = code.replace(/^\*(.*)\*$/s, '$1');
  const text = printed.endsWith('_') ? `${printed.slice(0, -1)} ` : printed;
  return {
    ok: true,
    value: {
      issuer: 'HIBCC',
      di,
      pi: { ...noProductionIdentifiers, lot, serial, expiresOn, manufacturedOn },
      quantity: quantity === null ? null : String(quantity),
      text,
      hri: `*${text.replace(/ $/, '_')}*`,
      link,
      elements: [],
      warnings: [],
    },
  };
}

function udiOfIccbba(code: string): Reading<Udi> {
  const read = parseIccbba(code);
  if (!read.ok) return read;
  const { di, ...pi } = read.value;
  return {
    ok: true,
    value: {
      issuer: 'ICCBBA',
      di,
      pi: { ...noProductionIdentifiers, ...pi },
      quantity: null,
      text: code,
      hri: code,
      link: null,
      elements: [],
      warnings: [],
    },
  };
}

/**
 * Keyboard-wedge scanners often drop GS, and then a lot swallows the serial behind it (`L229121SN7781`). It
 * cannot be known, only suspected: a last lot or serial with another element's beginning well inside it, in
 * a text that shows no separator at all.
 */
function lostSeparator(code: string, elements: readonly Gs1Element[], options: UdiOptions): UdiWarning[] {
  const last = elements.at(-1);
  if (!last || (last.ai !== '10' && last.ai !== '21') || showsSeparator(code, options)) return [];
  const present = new Set(elements.map(({ ai }) => ai));
  const suspects = ['10', '21'].filter((ai) => !present.has(ai) && last.value.slice(3, -3).includes(ai));
  return suspects.map((ai) => ({
    code: 'SEPARATOR_MAY_BE_LOST',
    message: `The value of AI ${last.ai} may hold AI ${ai} too: no separator came with the scan. Compare it with the label.`,
  }));
}
