import type { Viewer } from '@supply-hub/identity';
import { decodeCursor, pageOf, pageSize, type Page, type PageArguments } from '@supply-hub/subgraph-kit';
import { sortableNumber, type Contract, type ContractPrice } from '../domain/contract.ts';
import { seesPrice } from '../loaders/kept-price.ts';

/** A page of the prices of a contract that the viewer may see, in the order of its lines. */
export function contractPricePage(contract: Contract, viewer: Viewer, page: PageArguments): Page<ContractPrice> {
  const size = pageSize(page);
  const after = decodeCursor(page);
  const rows = contract.lines.flatMap(({ number, prices }) =>
    prices
      .filter((price) => seesPrice(viewer, price))
      .map((price) => ({ id: price.id, sortKey: `${sortableNumber(number)} ${price.validFrom}`, price })),
  );
  const behind = after === undefined ? rows : rows.filter((row) => row.sortKey > after.sortKey);
  return pageOf(behind.slice(0, size + 1), size, after, ({ price }) => price);
}
