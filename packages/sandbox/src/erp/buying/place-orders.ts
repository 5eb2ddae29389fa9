import { ChangeRefused } from '../../control/changes/change.ts';
import { placeOrder } from '../../control/changes/place-order.ts';
import { isOfHipStory } from '../../generate/hip-story.ts';
import type { Random } from '../../generate/random.ts';
import type { Row } from '../../store/table.ts';
import type { Draft, World } from '../../store/world.ts';
import { today } from '../documents/masters.ts';

export interface Purchase {
  readonly order: string;
  readonly supplier: string;
  readonly plant: string;
  readonly lines: number;
}

/** Orders that go to disk together. */
const together = 25;
const mostLines = 6;
const noteOf = { system: 'erp', operation: 'buyers', kind: 'change' } as const;

/**
 * The buyers place so many orders with these suppliers, released, of what each has under contract and the plant keeps,
 * in the contract's units and at its prices.
 * @returns fewer than asked for only when nobody sells anything
 */
export async function placeOrders(
  world: World,
  random: Random,
  suppliers: readonly string[],
  count: number,
): Promise<Purchase[]> {
  const made: Purchase[] = [];
  while (made.length < count) {
    const purchases = await world.write(noteOf, (draft) => {
      const offers = new Map(suppliers.map((supplier) => [supplier, offersOf(draft, supplier)]));
      const sellers = suppliers.filter((supplier) => (offers.get(supplier) ?? []).length > 0);
      if (sellers.length === 0) return [];
      const number = Math.min(together, count - made.length);
      return Array.from({ length: number }, () => {
        const supplier = random.pick(sellers);
        return buy(draft, random, supplier, offers.get(supplier) ?? []);
      });
    });
    if (purchases.length === 0) break;
    made.push(...purchases);
  }
  return made;
}

/** What can be bought from a supplier today for any plant: its contract lines in force. */
function offersOf(draft: Draft, supplier: string): Row[] {
  if (draft.get('A_Supplier', { Supplier: supplier })?.['PurchasingIsBlocked'] !== false) return [];
  const now = today(draft);
  return draft
    .where('A_PurchaseContract', 'Supplier', supplier)
    .filter((contract) => String(contract['ValidityStartDate']) <= now && now <= String(contract['ValidityEndDate']))
    .flatMap((contract) => draft.where('A_PurchaseContractItem', 'PurchaseContract', contract['PurchaseContract']))
    .filter((line) => !isOfHipStory(String(line['Material'])))
    .filter((line) => (line['Plant'] ?? '') === '' && line['OrderPriceUnit'] === line['OrderQuantityUnit'])
    .filter((line) => draft.get('A_Product', { Product: line['Material'] })?.['IsMarkedForDeletion'] !== true);
}

function buy(draft: Draft, random: Random, supplier: string, offers: readonly Row[]): Purchase {
  const chosen = random.sample(offers, random.chance(0.4) ? 1 : random.int(2, mostLines));
  const plant = plantFor(draft, random, String(chosen[0]?.['Material']));
  const kept = chosen.filter(
    (line, index) =>
      index === 0 || draft.get('A_ProductPlant', { Product: line['Material'], Plant: plant }) !== undefined,
  );
  const deliveryDate = Temporal.PlainDate.from(today(draft))
    .add({ days: leadDays(draft, supplier) })
    .toString();
  const lines = kept.map((line) => ({
    material: String(line['Material']),
    quantity: String(random.int(1, 12)),
    unit: String(line['OrderQuantityUnit']),
    deliveryDate,
  }));
  if (lines.length === 0) throw new ChangeRefused(`Supplier ${supplier} sells nothing.`);
  return { order: placeOrder(draft, supplier, plant, lines), supplier, plant, lines: lines.length };
}

/** Some plant that keeps the item; any that treats patients where none does. */
function plantFor(draft: Draft, random: Random, material: string): string {
  const keepers = draft.where('A_ProductPlant', 'Product', material).map((row) => String(row['Plant']));
  if (keepers.length > 0) return random.pick(keepers.toSorted());
  return random.pick(
    draft
      .where('A_Plant', 'CompanyCode', '1010')
      .map((row) => String(row['Plant']))
      .toSorted(),
  );
}

function leadDays(draft: Draft, supplier: string): number {
  const [terms] = draft.where('A_SupplierPurchasingOrg', 'Supplier', supplier);
  return Number(terms?.['MaterialPlannedDeliveryDurn'] ?? 5);
}
