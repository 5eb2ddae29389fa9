import { expect, test } from 'vitest';
import { caseId, demandId, lotId, openDesk } from './readiness-desk.ts';

test('stock arrives, and a case that was short turns READY; each is told', async () => {
  await using desk = await openDesk('CUP');
  await desk.cards([{ item: 'CUP', open: '2' }]);
  await desk.case({ number: 'C-1' });
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'SHORT', problems: [] });
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({
    readiness: 'SHORT',
    short: '2',
    needed_by: '2026-03-10T11:30Z',
    act_by: '2026-03-10T07:30Z',
    reason:
      'Short of 2 EA: 2 needed, 0 covered; there is no other stock of it at the facility, and no delivery is promised.',
  });
  await desk.stock('CUP', [{ id: 'L1', quantity: '5' }]);
  await desk.work();
  expect(await desk.caseRow('C-1')).toMatchObject({ readiness: 'READY', version: 3 });
  expect(await desk.demand('C-1', 'CUP')).toMatchObject({
    usable: '2',
    short: '0',
    act_by: null,
    reason: 'All there: 2 EA in stock at OR01.',
    shares: { lots: [{ lotId: lotId('L1'), quantity: '2', for: 'OPEN' }], inbound: [] },
  });
  expect(
    (await desk.events('procedures.case-changed')).map(({ version, data }) => [version, data['readiness']]),
  ).toEqual([
    [2, 'SHORT'],
    [3, 'READY'],
  ]);
  expect(await desk.events('procedures.allocation-decided')).toMatchObject([
    { version: 1, data: { allocations: [{ readiness: 'SHORT', lots: [] }] } },
    {
      version: 2,
      data: {
        unit: 'EA',
        allocations: [
          {
            demandId: demandId('C-1', 'CUP'),
            caseId: caseId('C-1'),
            lots: [{ lotId: lotId('L1'), quantity: '2', for: 'OPEN' }],
            short: '0',
            readiness: 'READY',
          },
        ],
      },
    },
  ]);
});
