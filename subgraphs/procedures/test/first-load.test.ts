import { expect, test } from 'vitest';
import { readinessDesk, type Desk } from './readiness-desk.ts';

/** A case of the north wants a CUP, and the stock of the north is being read for the first time. */
async function loadingDesk(): Promise<Desk> {
  const desk = await readinessDesk();
  await desk.facility('north');
  await desk.item('CUP');
  await desk.cards([{ item: 'CUP' }]);
  await desk.case({ number: 'C-1' });
  await desk.work();
  return desk;
}

test('R32: until all of a facility’s stock was read nobody says that there is none of what was not met yet', async () => {
  await using desk = await loadingDesk();
  const unknown = { readiness: 'UNKNOWN', reason: 'The stock of North has not been loaded yet.' };
  expect(await desk.demand('C-1', 'CUP')).toMatchObject(unknown);
  // The first page came, and then the ERP went away.
  await desk.stock('OTHER', [{ id: 'L9' }]);
  await desk.stockLoaded('south');
  await desk.work();
  expect(await desk.demand('C-1', 'CUP')).toMatchObject(unknown);
  await desk.stockLoaded('north');
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'SHORT' });
});

test('R32: what was told of an item counts before all of the facility’s stock was read', async () => {
  await using desk = await loadingDesk();
  await desk.stock('CUP', [{ id: 'L1' }]);
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY' });
  await desk.stock('CUP', []);
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'SHORT' });
});

test('that a facility’s stock is known is taken once', async () => {
  await using desk = await loadingDesk();
  await desk.stockLoaded('north');
  await desk.work();
  const told = (await desk.events('procedures.allocation-decided')).length;
  await desk.stockLoaded('north');
  expect(await desk.task.step()).toBe(false);
  expect(await desk.events('procedures.allocation-decided')).toHaveLength(told);
});
