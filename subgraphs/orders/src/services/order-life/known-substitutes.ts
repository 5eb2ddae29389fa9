import { partnerUnits } from '@supply-hub/partners';
import type { Db, Tx } from '@supply-hub/postgres';
import { itemsOfParts, unitsOfItems } from '../../db/queries/substitutes.ts';
import type { KnownSubstitutes } from '../../db/life-image.ts';
import type { OrderLife } from '../../domain/order-life/order-life.ts';
import { replacementFactor } from '../../domain/substitute.ts';
import type { FactsOfOrder } from './order-facts.ts';

export type KnownSubstitutesOf = KnownSubstitutes;

/**
 * What the hub knows of the parts suppliers want to send instead: for each order, in the order given. A person's word goes
 * first, then a steward's, then what the masters say of part numbers and GTINs. Two statements, none where nobody asks.
 */
export async function substitutesOf(
  db: Db | Tx,
  orders: readonly (FactsOfOrder & { readonly life: OrderLife })[],
): Promise<KnownSubstitutesOf[]> {
  const asked = orders.flatMap((of, index) =>
    of.life.lines.flatMap(({ substitutions }) => substitutions.map((fact) => ({ index, of, fact }))),
  );
  if (asked.length === 0) return orders.map(() => new Map());
  const found = await itemsOfParts(
    db,
    asked.map(({ of, fact }) => ({ supplierId: of.facts.order.supplierId, parts: fact.parts })),
  );
  const items = asked.map(({ of: { decisions, facts }, fact }, index) => {
    const decided = decisions.find(({ key }) => key === fact.key)?.itemId;
    const said = fact.parts.flatMap(({ number }) => facts.itemsByPart.get(number) ?? []);
    return decided ?? said[0] ?? found[index] ?? null;
  });
  const units = await unitsOfItems(
    db,
    items.filter((id) => id !== null),
  );
  const known = orders.map((): Map<string, ReturnType<typeof one>> => new Map());
  for (const [index, each] of asked.entries()) {
    known[each.index]?.set(each.fact.key, one(each, items[index] ?? null));
  }
  return known;

  function one({ of: { facts, profile }, fact }: (typeof asked)[number], itemId: string | null) {
    const line = facts.order.lines.find(({ id }) => id === fact.orderLineId);
    const reading = fact.unitCode === null || profile === null ? null : partnerUnits(profile).read(fact.unitCode);
    const unit = reading?.ok === true ? reading.value : null;
    const ordered = line === undefined ? null : { ...line, unit: line.quantity.unit };
    const substitute = itemId === null ? null : (units.get(itemId) ?? null);
    const factor = replacementFactor(ordered ?? never(), substitute, unit);
    return { itemId, unit, factor };
  }
}

function never(): never {
  throw new TypeError('a substitute is of a line of its order');
}
