/**
 * An order as X12 850. Quantities stay in the ordered unit and prices are of one of it; the hospital's numbers and the
 * supplier's stand side by side. What cannot be said without guessing is refused: a unit without a code, a place without
 * a number (R4, R17).
 */
import type { PartnerProfile } from '@supply-hub/partners';
import { Decimal, Rational, unitPriceDigits, type UnitCodes } from '@supply-hub/quantities';
import type { Party, PurchaseOrder850, PurchaseOrderLine850 } from '@supply-hub/x12';
import type { PurchaseOrder, PurchaseOrderLine } from '../../domain/purchase-order.ts';

/** What the order names, by hub id. */
export interface NamedByOrder {
  readonly itemNumbers: ReadonlyMap<string, string>;
  readonly contractNumbers: ReadonlyMap<string, string>;
  readonly requisitionNumbers: ReadonlyMap<string, string>;
  readonly facilities: ReadonlyMap<string, ShipTo>;
}

/** Where goods go. */
export interface ShipTo {
  readonly name: string;
  readonly gln: string | null;
  /** The facility's code in the system that orders. */
  readonly code: string | null;
}

export type Written =
  | { readonly ok: true; readonly document: PurchaseOrder850 }
  | { readonly ok: false; readonly reason: string; readonly remedy: string };

export function toOrder850(
  order: PurchaseOrder,
  named: NamedByOrder,
  units: UnitCodes,
  partner: Pick<PartnerProfile, 'name' | 'x12'>,
): Written {
  const ordered = order.lines.filter(({ status }) => status !== 'CANCELLED');
  const { element, component, repetition, segment } = partner.x12.separators;
  const spoken = (text: string): string => speakable(text, [element, component, repetition, segment]);
  const places = new Set(ordered.map(({ facilityId }) => facilityId));
  const lines: PurchaseOrderLine850[] = [];
  for (const line of ordered) {
    const unit = units.write(line.quantity.unit);
    if (!unit.ok)
      return refused(
        `Line ${line.number} is ordered in ${line.quantity.unit}, for which ${partner.name} has no code.`,
        `Agree on a code with ${partner.name} and add it to "units" in its profile.`,
      );
    const shipTo = line.facilityId === null ? undefined : named.facilities.get(line.facilityId);
    const party = shipTo && partyOf(shipTo, spoken);
    if (party === undefined)
      return refused(
        `Line ${line.number} is for a place that the hub cannot name to ${partner.name}.`,
        'Give the facility its GLN, or its code in the ERP, in hub.yaml.',
      );
    lines.push(toLine(line, unit.value, named, { spoken, parties: places.size === 1 ? [] : [party] }));
  }
  const [first] = ordered;
  const shipTo = first?.facilityId == null ? undefined : named.facilities.get(first.facilityId);
  const header =
    places.size === 1 && shipTo !== undefined ? [partyOf(shipTo, spoken)].filter((each) => each !== undefined) : [];
  const requisitions = numbersOf(ordered, ({ requisitionLineId }) => requisitionLineId, named.requisitionNumbers);
  const contracts = numbersOf(ordered, ({ contractId }) => contractId, named.contractNumbers);
  const isOneContract = contracts.length === 1 && ordered.every(({ contractId }) => contractId !== null);
  return {
    ok: true,
    document: {
      purpose: '00',
      orderType: 'NE',
      number: order.number,
      orderedOn: order.orderedOn,
      contractNumber: isOneContract ? contracts[0] : undefined,
      currency: { role: 'BY', code: order.currency },
      references: requisitions.length === 1 ? [{ qualifier: 'RQ', value: requisitions[0] }] : [],
      contacts: [],
      taxes: [],
      carriage: [],
      prices: [],
      charges: [],
      terms: [],
      dates: [],
      packagings: [],
      ladings: [],
      routings: [],
      specialHandlings: [],
      marks: [],
      notes: [],
      parties: header,
      lines,
      amounts: [],
    },
  };
}

function toLine(
  line: PurchaseOrderLine,
  unit: string,
  { itemNumbers, contractNumbers, requisitionNumbers }: NamedByOrder,
  { spoken, parties }: { readonly spoken: (text: string) => string; readonly parties: readonly Party[] },
): PurchaseOrderLine850 {
  const item = line.itemId === null ? undefined : itemNumbers.get(line.itemId);
  const contract = line.contractId === null ? undefined : contractNumbers.get(line.contractId);
  const requisition = line.requisitionLineId === null ? undefined : requisitionNumbers.get(line.requisitionLineId);
  const price = Rational.from(line.pricePerUnit);
  return {
    number: line.number,
    quantity: line.quantity.value,
    unit,
    unitPrice: plain((price.toDecimal() ?? price.round(unitPriceDigits, 'half-up')).toString()),
    priceBasis: contract === undefined ? 'UM' : 'CT',
    productIds: [
      ...(line.supplierPartNumber === null ? [] : [{ qualifier: 'VC', value: line.supplierPartNumber }]),
      ...(item === undefined ? [] : [{ qualifier: 'IN', value: item }]),
    ],
    currency: undefined,
    prices: [],
    measurements: [],
    descriptions: line.description === null ? [] : [{ kind: 'F', text: spoken(line.description) }],
    packings: [],
    references: [
      ...(requisition === undefined ? [] : [{ qualifier: 'RQ', value: requisition }]),
      ...(contract === undefined ? [] : [{ qualifier: 'CT', value: contract }]),
    ],
    contacts: [],
    charges: [],
    terms: [],
    taxes: [],
    carriage: [],
    dates: [],
    ladings: [],
    routings: [],
    specialHandlings: [],
    marks: [],
    quantities: [],
    schedules: line.schedule.flatMap(({ on, quantity }) =>
      on === null ? [] : [{ quantity: plain(quantity), unit, dateQualifier: '002', on }],
    ),
    packagings: [],
    notes: [],
    parties: [...parties],
    components: [],
    amounts: [],
  };
}

/** A GLN before the hospital's own code; undefined for a place that has neither. */
function partyOf({ name, gln, code }: ShipTo, spoken: (text: string) => string): Party | undefined {
  const id = gln === null ? code : gln;
  if (id === null) return undefined;
  return {
    role: 'ST',
    name: spoken(name).slice(0, 60).trim(),
    idQualifier: gln === null ? '92' : 'UL',
    id,
    additionalNames: [],
    streets: [],
    city: undefined,
    references: [],
    contacts: [],
  };
}

function numbersOf(
  lines: readonly PurchaseOrderLine[],
  idOf: (line: PurchaseOrderLine) => string | null,
  numbers: ReadonlyMap<string, string>,
): string[] {
  return [...new Set(lines.flatMap((line) => numbers.get(idOf(line) ?? '') ?? []))];
}

/** Words for people, without what ends an element or a segment. */
function speakable(text: string, separators: readonly string[]): string {
  const words = [...text].map((each) => (separators.includes(each) || /\p{Cc}/u.test(each) ? ' ' : each));
  return words.join('').replaceAll(/ +/g, ' ').trim().slice(0, 80).trim();
}

const plain = (amount: string): string => Decimal.of(amount).toString();
const refused = (reason: string, remedy: string): Written => ({ ok: false, reason, remedy });
