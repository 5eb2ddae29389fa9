import { parseElementString, type ElementStringOptions, type Gs1Element } from './gs1-element-string.ts';
import { parseGtin, type Gtin } from './gtin.ts';
import { refusal, type Reading, type Refusal } from './reading.ts';

/** What a scanner sent, by the AIM symbology identifier before it. */
export type Scan =
  | { readonly symbology: string; readonly kind: 'gs1'; readonly elements: readonly Gs1Element[] }
  | {
      readonly symbology: string;
      readonly kind: 'gtin';
      readonly gtin: Gtin;
      /** The digits as the symbol has them: 8, 12, 13 or 14. */
      readonly digits: string;
      /** Of a composite symbol's second part; often empty. */
      readonly elements: readonly Gs1Element[];
    }
  | { readonly symbology: string; readonly kind: 'text'; readonly text: string };

/** ISO/IEC 15424: identifier → symbology and what its data are. */
const symbologies: Readonly<Record<string, readonly [name: string, kind: Scan['kind'], digits?: number]>> = {
  ']C1': ['GS1-128', 'gs1'],
  ']d2': ['GS1 DataMatrix', 'gs1'],
  ']Q3': ['GS1 QR Code', 'gs1'],
  ']e0': ['GS1 DataBar', 'gs1'],
  ']e1': ['GS1 Composite', 'gs1'],
  ']e2': ['GS1 Composite', 'gs1'],
  ']J1': ['GS1 DotCode', 'gs1'],
  ']E0': ['EAN-13', 'gtin', 13],
  ']E4': ['EAN-8', 'gtin', 8],
  ']I1': ['ITF-14', 'gtin', 14],
  ']A0': ['Code 39', 'text'],
  ']A1': ['Code 39', 'text'],
  ']C0': ['Code 128', 'text'],
  ']C2': ['Code 128', 'text'],
  ']C4': ['ISBT 128', 'text'],
  ']d1': ['Data Matrix', 'text'],
  ']Q1': ['QR Code', 'text'],
  ']J0': ['DotCode', 'text'],
  ']z0': ['Aztec', 'text'],
  ']L0': ['PDF417', 'text'],
};

/**
 * Reads what a scanner sends with symbology identifiers switched on: GS1 elements, a GTIN, or text that is
 * not GS1's (an HIBC or ISBT 128 code, a web address) and is given back untouched.
 */
export function readScan(text: string, options: ElementStringOptions = {}): Reading<Scan> {
  const identifier = text.slice(0, 3);
  const known = symbologies[identifier];
  if (!known || !Object.hasOwn(symbologies, identifier)) {
    return refusal(
      'This does not begin with a known symbology identifier',
      'Set the scanner to send AIM symbology identifiers, or read the text by its own form',
      0,
    );
  }
  const [symbology, kind, digits = 0] = known;
  const data = text.slice(3);
  if (kind === 'text') return { ok: true, value: { symbology, kind, text: data } };
  if (kind === 'gs1') {
    const elements = parseElementString(text, options);
    return elements.ok ? { ok: true, value: { symbology, kind, elements: elements.value } } : elements;
  }
  const [linear = '', composite] = data.split('|', 2);
  if (linear.length !== digits) {
    return refusal(`An ${symbology} symbol has ${digits} digits, this has ${linear.length}`, 'Scan it again', 3);
  }
  const gtin = parseGtin(linear);
  if (!gtin.ok) return moved(gtin, 3);
  let elements: readonly Gs1Element[] = [];
  if (composite !== undefined) {
    const second = parseElementString(composite, options);
    if (!second.ok) return moved(second, 4 + linear.length);
    elements = second.value;
  }
  return { ok: true, value: { symbology, kind, gtin: gtin.value, digits: linear, elements } };
}

/** A refusal of a part, with its position in the whole. */
function moved(refused: Refusal, by: number): Refusal {
  return refused.position === undefined ? refused : { ...refused, position: refused.position + by };
}
