import { parseGln, parseGtin, parseSscc } from '@supply-hub/identifiers';
import type { UnitCodes } from '@supply-hub/quantities';
import type { Segment, X12Set } from '@supply-hub/x12';
import type { ConformanceFault } from './conformance-report.ts';

/** Where units stand, by segment: elements, and whether the unit is the first component of a composite. */
const unitElements: Readonly<Record<string, readonly number[]>> = {
  PO1: [3],
  IT1: [3],
  ACK: [3],
  SN1: [3, 6],
  POC: [5],
  RCD: [3, 5],
  CTP: [5],
  PO4: [3],
  QTY: [3],
  SLN: [5],
  SCH: [2],
  W01: [2],
  W07: [2],
  W12: [5],
  W19: [3],
  W04: [2],
};

/** Where pairs of a qualifier and a product id begin. */
const pairsFrom: Readonly<Record<string, number>> = {
  LIN: 2,
  PO1: 6,
  IT1: 6,
  ACK: 7,
  POC: 8,
  SLN: 9,
  RCD: 9,
};

const gtinQualifiers: ReadonlySet<string> = new Set(['UK', 'UP', 'EN', 'EO', 'UI', 'UA']);
const partQualifiers: ReadonlySet<string> = new Set([
  'VC',
  'VN',
  'VP',
  'IN',
  'BP',
  'CB',
  'PI',
  'MG',
  'MF',
  'SK',
  ...gtinQualifiers,
]);

/** Lines that must name what they speak of, by the segment that names it. */
const namingSegments: Readonly<Record<string, string>> = { '810': 'IT1', '832': 'LIN', '846': 'LIN', '855': 'PO1' };

/** Values that the hub would not understand, whatever crosswalk there is: units, check digits, lines without a part. */
export function valueFaults(set: X12Set, units: UnitCodes): ConformanceFault[] {
  const found: ConformanceFault[] = [];
  for (const segment of set.eachSegment()) {
    const fault = (element: number, sentence: string, remedy: string) =>
      found.push({
        position: { segment: segment.position.segment, offset: segment.position.offset },
        element: `${segment.id}-${String(element).padStart(2, '0')}`,
        sentence,
        remedy,
      });
    for (const element of unitElements[segment.id] ?? []) {
      const code = segment.value(element, 1);
      if (code === undefined) continue;
      const reading = units.read(code);
      if (!reading.ok)
        fault(
          element,
          `${JSON.stringify(code)} is no unit the hub knows from this partner.`,
          'Send a code of X12 element 355, or agree on what it means: it then stands under "units" in the profile.',
        );
    }
    checkProducts(segment, namingSegments[set.type] === segment.id, fault);
    checkParties(segment, fault);
  }
  return found;
}

type Tell = (element: number, sentence: string, remedy: string) => void;

function checkProducts(segment: Segment, mustName: boolean, fault: Tell): void {
  const from = pairsFrom[segment.id];
  if (from === undefined) return;
  let isNamed = false;
  for (let element = from; element < segment.count; element += 2) {
    const qualifier = segment.value(element);
    const value = segment.value(element + 1);
    if (qualifier === undefined || value === undefined) continue;
    if (partQualifiers.has(qualifier)) isNamed = true;
    if (!gtinQualifiers.has(qualifier)) continue;
    const reading = parseGtin(value);
    if (!reading.ok)
      fault(
        element + 1,
        `${qualifier} should be a GTIN: ${reading.reason}.`,
        'Send the GTIN with its own check digit, or another qualifier where it is no GTIN.',
      );
  }
  if (mustName && !isNamed)
    fault(
      from,
      'The line names no part.',
      'Send the vendor’s part number (VC or VN), a GTIN (UK) or the buyer’s item number (IN).',
    );
}

function checkParties(segment: Segment, fault: Tell): void {
  if (segment.id === 'N1' && segment.value(3) === 'UL') {
    const reading = parseGln(segment.value(4) ?? '');
    if (!reading.ok)
      fault(
        4,
        `Qualifier UL says a GLN: ${reading.reason}.`,
        'Send the 13 digits of the GLN, or another qualifier where it is none.',
      );
  }
  if (segment.id === 'MAN' && segment.value(1) === 'GM') {
    const sent = segment.value(2) ?? '';
    const reading = parseSscc(sent.length === 20 && sent.startsWith('00') ? sent.slice(2) : sent);
    if (!reading.ok)
      fault(
        2,
        `GM says an SSCC: ${reading.reason}.`,
        'Send the 18 digits of the label’s SSCC, or another qualifier where it is none.',
      );
  }
}
