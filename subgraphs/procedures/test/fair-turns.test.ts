import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { facilityId, itemId } from './ids.ts';
import { openDesk, type Desk } from './readiness-desk.ts';

/** A desk where so much was made due by new cases that nothing but deciding it is done now; one case is still due. */
async function busyDesk(): Promise<Desk> {
  const desk = await openDesk('CUP');
  const many = Array.from({ length: 250 }, (_, n) => ({ item: `I-${n}` }));
  await desk.cards([...many, { card: 'PC-2', procedure: 'TKA', item: 'CUP' }]);
  await desk.stock('CUP', [{ id: 'L1' }]);
  for (let n = 0; n < 10; n += 1) {
    await desk.case({ number: `C-${n}` });
    expect(await desk.task.step()).toBe(true);
  }
  await desk.case({ number: 'LATE', procedure: 'TKA' });
  return desk;
}

/** Steps until the late case is decided, while before each so many other items are due again; null: it never was. */
async function stepsWhile(desk: Desk, items: number, atMost: number): Promise<number | null> {
  const pairs = Array.from({ length: items }, (_, n) => ({
    item_id: itemId(`X-${n}`),
    facility_id: facilityId('north'),
  }));
  for (let step = 1; step <= atMost; step += 1) {
    await desk.db.execute(sql`
      insert into procedures.allocation_due (item_id, facility_id)
      select * from jsonb_to_recordset(${JSON.stringify(pairs)}::text::jsonb) as pair(item_id text, facility_id text)`);
    await desk.task.step();
    if ((await desk.caseRow('LATE')).readiness === 'READY') return step;
  }
  return null;
}

test('a case has its turn though items are due again before each step', async () => {
  await using desk = await busyDesk();
  expect(await stepsWhile(desk, 1, 10)).not.toBeNull();
});

test('a case has its turn though more items are due again before each step than one decides', async () => {
  await using desk = await busyDesk();
  expect(await stepsWhile(desk, 150, 60)).not.toBeNull();
});
