import {
  BackorderChangedDocument,
  BackordersDocument,
  OpenOrdersDocument,
  pages,
  type HubClient,
  type OpenOrdersQuery,
} from '@supply-hub/client';

type Say = (line: string) => void;
type OpenOrder = NonNullable<OpenOrdersQuery['purchaseOrders']>['edges'][number]['node'];

export const openOrders = (hub: HubClient): AsyncIterable<OpenOrder> =>
  pages(async (after) => (await hub.query(OpenOrdersDocument, { first: 50, after })).purchaseOrders);

export async function showOrders(hub: HubClient, say: Say): Promise<void> {
  say('My open orders:');
  for await (const { number, status, lines } of openOrders(hub)) {
    say(`  ${number}  ${status}`);
    for (const { number: line, outstanding, supplierPartNumber, description, promises } of lines) {
      const [next] = promises;
      const day =
        next === undefined ? '' : `, ${next.isConfirmed ? 'promised' : 'wanted'} ${next.promisedOn ?? 'some day'}`;
      say(`    ${line}: ${outstanding.value} ${outstanding.unit} of ${supplierPartNumber ?? description ?? '?'}${day}`);
    }
  }
}

export async function showBackorders(hub: HubClient, say: Say): Promise<void> {
  say('My backorders:');
  const read = async (after: string | null) => (await hub.query(BackordersDocument, { first: 50, after })).backorders;
  for await (const backorder of pages(read)) if (backorder.isOpen) say(`  ${inWords(backorder)}`);
}

/** What becomes of them, until it is told to stop; a connection that breaks is made again, and goes on where it was. */
export async function followBackorders(hub: HubClient, say: Say, signal: AbortSignal): Promise<void> {
  for await (const { data } of hub.subscribe(BackorderChangedDocument, {}, { signal })) {
    const { kind, backorder } = data.backorderChanged;
    say(`${kind}: ${inWords(backorder)}`);
  }
}

interface Backorder {
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly promisedOn: string | null;
  readonly purchaseOrderLine: { readonly number: string; readonly purchaseOrder: { readonly number: string } } | null;
}

function inWords({ quantity, promisedOn, purchaseOrderLine: line }: Backorder): string {
  const where = line === null ? 'an order' : `order ${line.purchaseOrder.number}, line ${line.number}`;
  return `${quantity.value} ${quantity.unit} of ${where}, ${promisedOn === null ? 'on no day yet' : `for ${promisedOn}`}`;
}
