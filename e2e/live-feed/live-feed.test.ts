import { appendFileSync } from 'node:fs';
import type { TokenRequest } from '@supply-hub/identity';
import { hubId } from '@supply-hub/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { OrSchedule, siu, type Booking } from '../or-schedule.ts';
import { runHub, type RunningHub } from '../running-hub.ts';
import { watch } from '../screen.ts';

/** Two of them lie in the OR core of North Valley, and two cases want both. */
const item = 'MED-900001';
const site = 'H100';
const facilityId = hubId('facility', 'hub', 'north-valley');
const elsewhereId = hubId('facility', 'hub', 'lakeside');

let hub: RunningHub;
let schedule: OrSchedule;
beforeAll(async () => {
  hub = await runHub({
    hubYaml: 'poll: { stock: 1h, cases: 1h, orders: 1h, masters: 1h }\n',
    async before(change, { cards }) {
      await change({ kind: 'new-item', description: 'Cannulated screw 6.5 x 90', plants: [site] });
      await change({
        kind: 'set-stock',
        material: item,
        plant: site,
        storageLocation: 'OR01',
        batch: 'E2E1',
        quantity: '2',
        expiresOn: '2026-03-31',
      });
      const rows = [
        ['E2E-1', 'E2E-SCREW', '', 'north-valley', '2026-01-01', '', 'erp', item, '2', '0', 'EA'],
        ['E2E-2', 'E2E-STRANGE', '', 'north-valley', '2026-01-01', '', 'erp', 'NO-SUCH-ITEM', '1', '0', 'EA'],
      ];
      appendFileSync(cards, rows.map((row) => `${row.join(',')}\n`).join(''));
    },
  });
  schedule = new OrSchedule(hub.mllpPort);
});
afterAll(async () => {
  await schedule[Symbol.asyncDispose]();
  await hub[Symbol.asyncDispose]();
});

let messages = 0;
async function book(number: string, start: string, procedure = 'E2E-SCREW'): Promise<void> {
  messages += 1;
  const booking: Booking = { number, start, room: 'H100-OR1', site, procedure };
  const sentAt = `2026030907000${messages}-0500`;
  expect(await schedule.send(siu('S12', booking, { controlId: `LIVE${messages}`, sentAt }))).toBe('AA');
}

const readiness = `subscription { caseReadinessChanged {
  previousReadiness surgicalCase { number readiness facility { name } demands { item { number description } short { value } } }
} }`;
const exceptions = `subscription { supplyExceptionChanged(kinds: [UNKNOWN_ITEM]) {
  supplyException { kind isOpen sentence surgicalCase { number } facility { name } }
} }`;
const $Told = z.object({ caseReadinessChanged: z.object({ surgicalCase: z.unknown() }) });
const caseOf = (told: unknown) => $Told.parse(told).caseReadinessChanged.surgicalCase;
const here: TokenRequest = { role: 'planner', facilities: [facilityId] };
const elsewhere: TokenRequest = { role: 'planner', facilities: [elsewhereId] };
const partner: TokenRequest = { role: 'partner', suppliers: [hubId('supplier', 'erp', '1000335')] };
const soon = { timeout: 10_000, interval: 10 };

it('R72: a case that becomes short is on the screen of its own facility, with what other subgraphs know, and on no other', async () => {
  const screens = await Promise.all([here, elsewhere, partner].map((as) => watch(hub, as, readiness)));
  const [mine, theirs, suppliers] = screens;
  // Screens listen once they are told of something; the schedule goes on until then.
  await book('LIVE001', '20260311073000');
  await expect.poll(() => JSON.stringify(mine?.told), soon).toContain('"readiness":"READY"');
  await book('LIVE002', '20260311130000');
  await expect
    .poll(() => mine?.told.at(-1), soon)
    .toMatchObject({
      caseReadinessChanged: {
        surgicalCase: {
          number: 'LIVE002',
          readiness: 'SHORT',
          facility: { name: expect.any(String) },
          demands: [{ item: { number: item, description: expect.any(String) }, short: { value: '2' } }],
        },
      },
    });
  expect(theirs?.told).toEqual([]);
  expect(suppliers?.told).toEqual([]);

  // Who comes back with the cursor of the first is told of the second: each change, or several of one case as one.
  const back = await watch(hub, here, readiness, { after: mine?.cursors[0] });
  const now = { caseReadinessChanged: { surgicalCase: caseOf(mine?.told.at(-1)) } };
  await expect.poll(() => back.told.at(-1), soon).toMatchObject(now);
  expect(back.told.length).toBeLessThan(mine?.told.length ?? 0);
  await Promise.all([...screens, back].map((screen) => screen[Symbol.asyncDispose]()));
});

it('R72: what a person must look at is told to its facility alone', async () => {
  const screens = await Promise.all([here, elsewhere, partner].map((as) => watch(hub, as, exceptions)));
  const [mine, theirs, suppliers] = screens;
  for (let n = 1; mine?.told.length === 0 && n < 8; n += 1) {
    await book(`LIVE1${n}`, `202603120${n}3000`, 'E2E-STRANGE');
    await expect
      .poll(() => mine.told.length, { timeout: 1500, interval: 10 })
      .toBeGreaterThan(0)
      .catch(() => undefined);
  }
  expect(mine?.told[0]).toMatchObject({
    supplyExceptionChanged: { supplyException: { isOpen: true, facility: { name: expect.any(String) } } },
  });
  expect(theirs?.told).toEqual([]);
  expect(suppliers?.told).toEqual([]);
  await Promise.all(screens.map((screen) => screen[Symbol.asyncDispose]()));
});
