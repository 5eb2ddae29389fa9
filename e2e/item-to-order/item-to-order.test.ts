import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyParts, everything } from '../answer-parts.ts';
import { runHub, type RunningHub } from '../running-hub.ts';

const example = (name: string) => readFileSync(new URL(`../../docs/examples/${name}.graphql`, import.meta.url), 'utf8');

let hub: RunningHub;
beforeAll(async () => {
  hub = await runHub();
});
afterAll(() => hub[Symbol.asyncDispose]());

describe('one query crosses items, suppliers, inventory and orders', () => {
  it('tells of an item what there is to tell, and the cases beside it', async () => {
    const { data, errors } = await hub.ask(example('item-to-order'));
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      itemByIdentifier: {
        number: 'MED-000001',
        description: expect.any(String),
        baseUnit: 'EA',
        packagings: [
          { unit: 'EA', baseUnits: { numerator: '1', denominator: '1' } },
          { unit: 'BX', baseUnits: { numerator: '10', denominator: '1' } },
          { unit: 'CA', baseUnits: { numerator: '100', denominator: '1' } },
        ],
        products: [{ catalogueNumber: expect.any(String), udiDi: expect.stringMatching(/^\d{14}$/) }],
        provenance: { system: 'Meridian ERP', freshness: 'FRESH' },
      },
      facility: { name: 'North Valley Medical Center' },
    });
    // In every part there is something, save that this item master knows manufacturers by their numbers alone.
    expect(emptyParts(data)).toEqual(['itemByIdentifier.products.manufacturer.display']);
  });

  it('R3: 250.00 a case of ten boxes of ten is 2.50 for each', async () => {
    const { data } = await hub.ask(example('item-to-order'));
    const price = { amount: expect.stringMatching(/^250(\.0+)?$/), currency: 'USD' };
    const each = { amount: expect.stringMatching(/^2\.50*$/), currency: 'USD' };
    expect(data).toMatchObject({
      itemByIdentifier: {
        contractPrice: {
          contract: { number: expect.any(String), supplier: { name: expect.any(String) } },
          price,
          perQuantity: '1',
          unit: 'CA',
          pricePerBaseUnit: each,
        },
        supplierItems: [{ supplier: { name: expect.any(String) }, orderUnits: expect.any(Array) }],
      },
    });
  });

  it('counts the stock lot by lot, with where it comes from', async () => {
    const { data } = await hub.ask(example('item-to-order'));
    const [level] = everything(data, 'itemByIdentifier.stock');
    expect(level?.values).toContainEqual(
      expect.objectContaining({
        location: { code: expect.any(String), name: expect.any(String) },
        onHand: { value: expect.stringMatching(/^\d+(\.\d+)?$/), unit: 'EA' },
        lots: expect.arrayContaining([
          expect.objectContaining({ lot: expect.any(String), expiresOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }),
        ]),
        provenance: { system: 'Meridian ERP', asOf: expect.any(String), freshness: 'FRESH' },
      }),
    );
  });

  it('names who sends what is still to come, and when', async () => {
    const { data } = await hub.ask(example('item-to-order'));
    const [lines] = everything(data, 'itemByIdentifier.onOrder');
    expect(lines?.values).toContainEqual(
      expect.objectContaining({
        purchaseOrder: { number: expect.any(String), supplier: { name: expect.any(String) } },
        outstanding: { value: expect.any(String), unit: 'EA' },
        promises: expect.arrayContaining([
          expect.objectContaining({ promisedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }),
        ]),
      }),
    );
  });
});

describe.each(['open-orders', 'next-cases'])('the example %s', (name) => {
  it('is answered without errors, with something in every part', async () => {
    const { data, errors } = await hub.ask(example(name));
    expect(errors).toBeUndefined();
    expect(emptyParts(data)).toEqual([]);
  });
});

it('asks for items at other facilities and systems too: the distribution centre keeps its stock elsewhere', async () => {
  const { data, errors } = await hub.ask(`{
    facilities { edges { node { id name locations { code } } } }
    itemByIdentifier(system: "erp", value: "MED-000009") { number description }
  }`);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ itemByIdentifier: { description: 'Drape laparotomy' } });
  const id = everything(data, 'facilities.edges.node').flatMap(({ values }) =>
    values.flatMap((each) =>
      typeof each === 'object' && each !== null && 'name' in each && each.name === 'Central Distribution Center'
        ? [Reflect.get(each, 'id')]
        : [],
    ),
  );
  const answer = await hub.ask(
    `query ($facility: ID!) {
      itemByIdentifier(system: "erp", value: "MED-000009") {
        stock(facilityId: $facility) { onHand { value unit } lots { lot } provenance { system freshness } }
      }
    }`,
    { facility: id[0] },
  );
  expect(answer).toMatchObject({
    data: { itemByIdentifier: { stock: expect.arrayContaining([expect.anything()]) } },
  });
  expect(JSON.stringify(answer.data)).toContain('Central Warehouse');
});
