import { isInForce } from '../../control/changes/place-order.ts';
import { fromUnits, toUnits } from '../../store/fixed-decimal.ts';
import type { Row } from '../../store/table.ts';
import type { Draft } from '../../store/world.ts';
import { factorOf, productOf } from '../documents/masters.ts';
import { given } from '../documents/read-entity.ts';

/** From whom a requisition's item is bought, and how much of what unit. */
export interface Source {
  readonly supplier: string;
  /** The contract's line that is called off; undefined where it is bought without one. */
  readonly contract: { readonly number: string; readonly line: string } | undefined;
  readonly unit: string;
  /** In that unit, rounded up to whole ones. */
  readonly quantity: string;
  /** For one unit; undefined where the contract says it. */
  readonly price: string | undefined;
}

/**
 * The ERP's own determination: the contract the item names, else the best in force for its plant, from the supplier it
 * names or any that may be bought from; the plant's own before the group's, then the cheapest. Without a contract: the
 * supplier it names, or the maker.
 * @returns why there is none, in words
 */
export function determineSource(draft: Draft, item: Row): Source | string {
  const material = given(item, 'Material');
  const product = productOf(draft, material);
  const wanted = given(item, 'FixedSupplier') || given(item, 'Supplier');
  const base = (toUnits(given(item, 'RequestedQuantity'), 3) ?? 0n) * factorOf(draft, product, given(item, 'BaseUnit'));
  const offers = draft
    .where('A_PurchaseContractItem', 'Material', material)
    .map((line) => offerOf(draft, line, product))
    .filter(
      ({ line, supplier }) =>
        (wanted === '' || supplier === wanted) &&
        !isBlocked(draft, supplier) &&
        isInForce(draft, line, supplier, given(item, 'Plant')),
    )
    .toSorted((a, b) => Number(b.isOfPlant) - Number(a.isOfPlant) || a.price - b.price || (a.key < b.key ? -1 : 1));
  const named = offers.find(
    ({ line }) =>
      line['PurchaseContract'] === given(item, 'PurchaseContract') &&
      Number(line['PurchaseContractItem']) === Number(given(item, 'PurchaseContractItem')),
  );
  const best = named ?? offers[0];
  if (best !== undefined) {
    const { line, supplier, factor } = best;
    return {
      supplier,
      contract: { number: given(line, 'PurchaseContract'), line: given(line, 'PurchaseContractItem') },
      unit: given(line, 'OrderQuantityUnit'),
      quantity: wholeUnits(base, factor),
      price: undefined,
    };
  }
  const supplier = wanted || given(product, 'ManufacturerNumber');
  if (draft.get('A_Supplier', { Supplier: supplier }) === undefined) return `nobody sells ${material}`;
  if (isBlocked(draft, supplier)) return `supplier ${supplier} is blocked for purchasing`;
  const price = toUnits(given(item, 'PurchaseRequisitionPrice') || '0', 3) ?? 0n;
  return {
    supplier,
    contract: undefined,
    unit: given(product, 'BaseUnit'),
    quantity: fromUnits(base, 3),
    price: fromUnits((price + 5n) / 10n, 2),
  };
}

const isBlocked = (draft: Draft, supplier: string): boolean =>
  draft.get('A_Supplier', { Supplier: supplier })?.['PurchasingIsBlocked'] !== false;

interface Offer {
  readonly line: Row;
  readonly key: string;
  readonly supplier: string;
  readonly factor: bigint;
  /** Of a base unit; to compare by. */
  readonly price: number;
  readonly isOfPlant: boolean;
}

function offerOf(draft: Draft, line: Row, product: Row): Offer {
  const contract = draft.get('A_PurchaseContract', { PurchaseContract: line['PurchaseContract'] }) ?? {};
  const factor = factorOf(draft, product, given(line, 'OrderQuantityUnit'));
  const price = Number(given(line, 'ContractNetPriceAmount')) / Number(given(line, 'NetPriceQuantity') || '1');
  return {
    line,
    key: `${given(line, 'PurchaseContract')} ${given(line, 'PurchaseContractItem')}`,
    supplier: given(contract, 'Supplier'),
    factor,
    price: price / Number(factor),
    isOfPlant: given(line, 'Plant') !== '',
  };
}

/** So many whole units of `factor` base units as hold `base` thousandths. */
function wholeUnits(base: bigint, factor: bigint): string {
  const unit = factor * 1000n;
  return fromUnits(((base + unit - 1n) / unit) * 1000n, 3);
}
