/** The question both sides answer, and its answer in an order that does not depend on who gave it. */
export const query = `query Bench($first: Int!, $facility: ID!) {
  purchaseOrders(first: $first) {
    edges { node {
      number orderedOn
      supplier { name }
      lines {
        number
        quantity { value unit }
        item {
          number description
          stock(facilityId: $facility) { location { code } lots { lot expiresOn quantity { value unit } status } }
        }
      }
    } }
  }
}`;

interface Lot {
  readonly lot: string | null;
  readonly expiresOn: string | null;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly status: string;
}
interface Level {
  readonly location: { readonly code: string };
  readonly lots: readonly Lot[];
}
interface Line {
  readonly number: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly item: {
    readonly number: string;
    readonly description: string | null;
    readonly stock: readonly Level[];
  } | null;
}
export interface Answer {
  readonly errors?: readonly unknown[];
  readonly data: {
    readonly purchaseOrders: {
      readonly edges: readonly {
        readonly node: {
          readonly number: string;
          readonly orderedOn: string;
          readonly supplier: { readonly name: string } | null;
          readonly lines: readonly Line[];
        };
      }[];
    };
  };
}

/** Every value in a fixed place; a difference of the two answers is then a difference of what they say. */
export function sortedAnswer({ data }: Answer): unknown {
  return data.purchaseOrders.edges.map(({ node: { number, orderedOn, supplier, lines } }) => [
    number,
    orderedOn,
    supplier?.name,
    lines
      .map((line) => [
        line.number,
        line.quantity.value,
        line.quantity.unit,
        line.item === null
          ? null
          : [
              line.item.number,
              line.item.description,
              line.item.stock
                .map(({ location, lots }) => [
                  location.code,
                  lots
                    .map(({ lot, expiresOn, quantity, status }) =>
                      [lot, expiresOn, quantity.value, quantity.unit, status].join(' '),
                    )
                    .toSorted(),
                ])
                .toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
            ],
      ])
      .toSorted((a, b) => Number(a[0]) - Number(b[0])),
  ]);
}
