import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetDocuments, received, take } from './edi-partner.ts';
import { answer, invoice, message, notice, orderedGroup, type OrderedGroup } from './sent-documents.ts';

let group: OrderedGroup;
beforeAll(async () => void (group = await orderedGroup()));
afterAll(() => group[Symbol.asyncDispose]());
beforeEach(() => forgetDocuments(group));

test('R48, R55: what comes again is a duplicate of the first; a replacement is a document of its own', async () => {
  for (const text of [answer, notice, invoice]) {
    expect(await take(group, received(text, { id: 'first' }))).toMatchObject({ kind: 'applied' });
    expect(await take(group, received(text, { id: 'again' }))).toMatchObject({
      kind: 'duplicate',
      of: message('first'),
    });
  }
  const later = notice.replace('1610', '1840');
  expect(await take(group, received(later, { id: 'later' }))).toMatchObject({
    kind: 'duplicate',
    of: message('first'),
  });
  expect(await take(group, received(later.replace('BSN*00', 'BSN*05'), { id: 'new' }))).toMatchObject({
    kind: 'applied',
  });
  expect((await group.documents()).shipNotices).toHaveLength(2);
  const second = answer.replace('AC*4500000050', 'AD*4500000050');
  expect(await take(group, received(second, { id: 'second' }))).toMatchObject({ kind: 'applied' });
  expect((await group.documents()).acknowledgements).toHaveLength(2);
});

test('R71: what was applied and is played again has no second effect, and is no duplicate of itself', async () => {
  for (const text of [answer, notice, invoice]) {
    const first = await take(group, received(text));
    const before = await tables();
    expect(await take(group, received(text))).toEqual(first);
    expect(await tables()).toEqual(before);
  }
});

test('many at once, and one is kept', async () => {
  const receptions = await Promise.all([1, 2, 3, 4].map((n) => take(group, received(invoice, { id: `m${n}` }))));
  expect(receptions.map(({ kind }) => kind).toSorted()).toEqual(['applied', 'duplicate', 'duplicate', 'duplicate']);
});

/**
 * What documents left, without which message brought them and when. Which of two alike told of a backorder or a substitute
 * first (`causes`) is history: what an order's life was in between stays in the lineage, in the order it was.
 */
async function tables() {
  const rows = (await group.db.execute(sql`
    select id, kind, partner, supplier_id, number, dated::text, state, facility_ids, supplier_ids,
      (select jsonb_agg(line order by line.id) from orders.supplier_document_line as line where document_id = document.id) as lines,
      (select array_agg(order_id order by order_id) from orders.supplier_document_order where document_id = document.id) as orders
    from orders.supplier_document as document order by id`)) as unknown[];
  const edges = (await group.db.execute(sql`
    select from_id, to_id, kind, facility_ids, supplier_ids from hub.lineage_edge
    where from_id ~ '^(acknowledgement|shipnotice|supplierinvoice)' and kind <> 'causes' order by 1, 2, 3`)) as unknown[];
  const keys = (await group.db.execute(sql`
    select id, type, system, key from hub.source_key where type ~ '^(acknowledgement|shipnotice|supplierinvoice)' order by 1`)) as unknown[];
  return { rows: [...rows], edges: [...edges], keys: [...keys] };
}

test('in whatever order documents come, and however often, they leave the same rows', async () => {
  const documents = [
    answer,
    answer.replace('AC*4500000050', 'AD*4500000050'),
    notice,
    notice.replace('SHP-1', 'SHP-2'),
    notice.replace('BSN*00', 'BSN*05'),
    invoice,
    invoice.replace('INV-1', 'INV-2'),
  ];
  const arrivals = fc
    .array(fc.constantFrom(...documents), { maxLength: 5 })
    .chain((doubles) =>
      fc.shuffledSubarray([...documents, ...doubles], { minLength: documents.length + doubles.length }),
    );
  let expected: unknown;
  await fc.assert(
    fc
      .asyncProperty(arrivals, async (texts) => {
        for (const [index, text] of texts.entries()) await take(group, received(text, { id: `a${index}` }));
        const left = await tables();
        expected ??= left;
        expect(left).toEqual(expected);
      })
      .beforeEach(() => forgetDocuments(group)),
    { numRuns: 6 },
  );
});
