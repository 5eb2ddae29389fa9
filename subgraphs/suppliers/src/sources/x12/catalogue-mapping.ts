/**
 * A line of a partner's catalogue → its prices in the hub's words. What cannot be said exactly is refused with its
 * reason and harms no other line: a code for a unit that nobody knows stops the line (R4), never the catalogue.
 */
import { parseGtin } from '@supply-hub/identifiers';
import { Decimal, Money, type UnitCodes, type UnitOfMeasure } from '@supply-hub/quantities';
import { withoutPadding } from '@supply-hub/source-kit';
import { buyerItemOf, gtinOf, supplierPartOf } from '@supply-hub/x12';
import { partnerPriceIdOf, type StatedPrice } from '../../domain/partner-price.ts';
import {
  contractOf,
  datesOf,
  type CatalogueLine,
  type CatalogueTerms,
  type SentParty,
  type SentPrice,
} from './catalogue-parts.ts';

/** What a catalogue is read with. */
export interface CatalogueSurroundings {
  readonly partner: string;
  readonly supplierId: string;
  readonly units: UnitCodes;
  /** Where the document names none. */
  readonly currency: string | null;
  /** The day the document was written, at the partner: from when on, where it says nothing else. */
  readonly writtenOn: string;
  /** The facility a party is; null when it is none of the hub's. */
  readonly facilityOf: (party: SentParty) => string | null;
}

export type LineReading =
  | { readonly ok: true; readonly prices: readonly StatedPrice[] }
  | { readonly ok: false; readonly partNumber: string | null; readonly sentence: string; readonly unit?: string };

/** Contracts that hold no longer, or not yet: their prices are withdrawn. Element 679. */
const endedStatuses: ReadonlySet<string> = new Set(['EX', 'CC', 'CL', 'RB', 'RJ', 'PR']);

/** Parties for whom a price is, as opposed to those who sell, make or bundle. */
const buyingRoles: ReadonlySet<string> = new Set(['BY', 'ST', 'OB', 'SO', 'EN', 'UC', 'BT']);

/** A number under which contracts are compared: as the ERP's copies have it. */
export const contractKey = (number: string): string => withoutPadding(number.trim());

export function readLine(
  line: CatalogueLine,
  terms: CatalogueTerms,
  { partner, supplierId, units, currency, writtenOn, facilityOf }: CatalogueSurroundings,
): LineReading {
  const { productIds } = line;
  const partNumber = supplierPartOf(productIds) ?? null;
  const refused = (sentence: string, unit?: string): LineReading => ({
    ok: false,
    partNumber,
    sentence,
    ...(unit !== undefined && { unit }),
  });
  const gtinSent = gtinOf(productIds);
  const reading = gtinSent === undefined ? null : parseGtin(gtinSent);
  if (reading !== null && !reading.ok) return refused(`The GTIN ${gtinSent} is none: ${reading.reason}.`);
  const gtin = reading === null ? null : reading.value;
  const itemNumber = buyerItemOf(productIds) ?? null;
  if (partNumber === null && gtin === null && itemNumber === null)
    return refused('The line names no part: LIN has none of VC, VN, VP, UK, IN.');
  if (line.prices.length === 0) return refused('The line has no price: there is no CTP.');
  const facilityIds = facilitiesOf(line, terms, facilityOf);
  // For other customers of the partner's.
  if (facilityIds?.length === 0) return { ok: true, prices: [] };
  const pack = packOf(line, units);
  if (!pack.ok) return refused(pack.sentence, pack.unit);

  const prices: StatedPrice[] = [];
  for (const sent of line.prices) {
    const stated = priceOf(sent);
    if (!stated.ok) return refused(stated.sentence, stated.unit);
    prices.push(stated.price);
  }
  return { ok: true, prices };

  function priceOf(
    sent: SentPrice,
  ):
    | { readonly ok: true; readonly price: StatedPrice }
    | { readonly ok: false; readonly sentence: string; readonly unit?: string } {
    const name = `CTP ${sent.priceId ?? ''}`.trim();
    const code = sent.unit ?? line.packings.find((each) => each.unit !== undefined)?.unit;
    if (code === undefined) return { ok: false, sentence: `${name} says no unit: CTP05 and PO403 are empty.` };
    const unit = units.read(code);
    if (!unit.ok) return { ok: false, sentence: `${name}: ${unit.reason}.`, unit: code };
    const inCurrency = line.currency ?? terms.currency ?? currency;
    if (inCurrency === null)
      return { ok: false, sentence: 'Nothing says in which currency prices are: CUR is missing.' };
    if (sent.price === undefined) return { ok: false, sentence: `${name} has no price: CTP03 is empty.` };
    const money = Money.parse(sent.price, inCurrency);
    if (!money.ok) return { ok: false, sentence: `${name}: ${money.reason}.` };
    const perQuantity = sent.priceQuantity ?? '1';
    if (Decimal.of(perQuantity).sign <= 0)
      return { ok: false, sentence: `${name} is for ${perQuantity}: CTP11 is not above zero.` };
    const own = datesOf(sent.dates);
    const contractNumber = contractOf(sent.references) ?? line.contractNumber ?? terms.contractNumber;
    const isEnded = terms.contractStatus !== undefined && endedStatuses.has(terms.contractStatus);
    const value = {
      contractNumber: contractNumber === undefined ? '' : contractKey(contractNumber),
      partNumber: partNumber ?? (gtin === null ? `item ${itemNumber ?? ''}` : `gtin ${gtin}`),
      priceCode: sent.priceId ?? '',
      classOfTrade: sent.classOfTrade ?? '',
      unit: unit.value,
      fromQuantity: sent.quantity === undefined ? '' : Decimal.of(sent.quantity).toString(),
      validFrom: own.from ?? line.from ?? terms.from ?? writtenOn,
      facilityIds,
    };
    return {
      ok: true,
      price: {
        id: partnerPriceIdOf(supplierId, partner, value),
        ...value,
        gtin,
        itemNumber,
        description: line.description ?? null,
        price: money.value.toJSON(),
        perQuantity: Decimal.of(perQuantity).toString(),
        pack: pack.ok ? pack.pack : null,
        validTo: own.to ?? line.to ?? terms.to ?? null,
        isWithdrawn: line.isDeletion || terms.isDeletion || isEnded,
      },
    };
  }
}

type Pack = { readonly quantity: string; readonly unit: UnitOfMeasure };

/** PO4: what one of the line's unit holds; inner packs multiply. */
function packOf(
  { packings }: CatalogueLine,
  units: UnitCodes,
):
  | { readonly ok: true; readonly pack: Pack | null }
  | { readonly ok: false; readonly sentence: string; readonly unit: string } {
  const packing = packings.find(({ pack, unit }) => pack !== undefined && unit !== undefined);
  if (packing?.pack === undefined || packing.unit === undefined) return { ok: true, pack: null };
  const unit = units.read(packing.unit);
  if (!unit.ok) return { ok: false, sentence: `PO4: ${unit.reason}.`, unit: packing.unit };
  const quantity = Decimal.of(packing.pack).times(Decimal.of(packing.innerPack ?? '1'));
  if (quantity.sign <= 0) return { ok: true, pack: null };
  return { ok: true, pack: { quantity: quantity.toString(), unit: unit.value } };
}

/** Facilities a price is for; null: all. None, when whom it names are others than the hub's. */
function facilitiesOf(
  line: CatalogueLine,
  terms: CatalogueTerms,
  facilityOf: CatalogueSurroundings['facilityOf'],
): readonly string[] | null {
  const isBuyer = ({ role, id }: SentParty) => buyingRoles.has(role) && id !== undefined;
  const own = line.parties.filter(isBuyer);
  const named = own.length > 0 ? own : terms.parties.filter(isBuyer);
  const known = [...new Set(named.flatMap((party) => facilityOf(party) ?? []))].toSorted();
  if (known.length > 0) return known;
  // A document is headed with whom it is for as a whole: the group, whose number is no facility's.
  return named.length > 0 && (own.length > 0 || terms.isContract) ? [] : null;
}
