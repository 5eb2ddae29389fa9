import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHubConfig } from '@supply-hub/config';
import { Misconfigured } from '@supply-hub/errors';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startSandbox } from './sandbox.ts';
import { childSandbox } from './testing/child-sandbox.ts';
import { askSystem, runSandbox, worldStart } from './testing/running-sandbox.ts';

const orders = '/sap/opu/odata4/sap/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001/';
const line = `${orders}PurchaseOrderScheduleLine(PurchaseOrder='4500000002',PurchaseOrderItem='10',ScheduleLine='1')`;

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

describe('the configuration it writes', () => {
  test('is one the hub reads, with every facility’s codes, places and theatres', async () => {
    await using running = await runSandbox();
    const config = parseHubConfig(await readFile(running.sandbox.hubYaml, 'utf8'), {});
    expect(Object.keys(config.systems)).toEqual(['erp', 'ehr', 'wms']);
    expect(config.facilities.map(({ codes, stockSystem }) => [codes, stockSystem])).toEqual([
      [{ erp: 'H100', ehr: 'H100' }, 'erp'],
      [{ erp: 'H200', ehr: 'H200' }, 'erp'],
      [{ erp: 'D900', wms: 'FAC1' }, 'wms'],
    ]);
    expect(config.facilities[0]?.theatres[0]).toMatchObject({
      codes: { ehr: 'H100-OR1' },
      suppliedBy: ['OR01', 'CS01'],
    });
  });
});

describe('a system', () => {
  test('that is away refuses connections and comes back at the same address', async () => {
    await using running = await runSandbox();
    await running.sandbox.setState('erp', { state: 'away' });
    await expect(running.ask('erp', line)).rejects.toThrow(expect.objectContaining({ code: 'ECONNREFUSED' }));
    await running.sandbox.setState('erp', { state: 'up' });
    expect((await running.ask('erp', line)).status).toBe(200);
  });

  test('that is failing answers 503 with Retry-After and 500 in turn, and writes nothing', async () => {
    await using running = await runSandbox();
    await running.control('PUT', '/systems/wms', { state: 'failing', retryAfterSeconds: 7 });
    const first = await running.ask('wms', '/entity/item/');
    expect([first.status, first.headers['retry-after']]).toEqual([503, '7']);
    expect((await running.ask('wms', '/entity/item/')).status).toBe(500);
    expect((await running.ask('ehr', '/Location/H100')).status).toBe(200);
  });

  test('that is slow answers late', async () => {
    await using running = await runSandbox();
    await running.control('PUT', '/systems/ehr', { state: 'slow', delayMs: 60_000 });
    const reader = running.ask('ehr', '/Location/H100', {}).then(
      () => 'answered',
      () => 'gone',
    );
    expect(await Promise.race([reader, running.ask('wms', '/entity/').then(() => 'others answer')])).toBe(
      'others answer',
    );
    await running.sandbox.setState('ehr', { state: 'away' });
    expect(await reader).toBe('gone');
  });

  test('of an unknown name, or in an unknown state, is refused', async () => {
    await using running = await runSandbox();
    expect((await running.control('PUT', '/systems/crm', { state: 'up' })).status).toBe(404);
    expect((await running.control('PUT', '/systems/erp', { state: 'dancing' })).status).toBe(400);
  });
});

describe('the control interface', () => {
  test('counts every answer and lists every write', async () => {
    await using running = await runSandbox();
    await running.ask('erp', line);
    await running.ask('erp', `${orders}PurchaseOrder('1')`);
    await running.control('POST', '/changes', { kind: 'slip-order', order: '4500000002', deliveryDate: '2026-04-01' });
    const ledger = await running.control('GET', '/ledger');
    expect(ledger.at('counts/erp/GET PurchaseOrder/404')).toBe(1);
    expect(ledger.at('counts/erp/GET PurchaseOrderScheduleLine/200')).toBe(1);
    expect(ledger.rows('writes')).toEqual([
      {
        number: 1,
        at: worldStart,
        system: 'erp',
        operation: 'slip-order',
        kind: 'change',
        references: { purchaseOrder: '4500000002' },
      },
    ]);
    expect((await running.control('GET', '/ledger?after=1')).rows('writes')).toEqual([]);
  });

  test('sets, stops and speeds the clock', async () => {
    await using running = await runSandbox();
    await running.control('PUT', '/clock', { now: '2026-05-01T08:00:00Z', speed: 0 });
    running.clock.advance(3_600_000);
    expect((await running.control('GET', '/clock')).at('now')).toBe('2026-05-01T08:00:00Z');
    await running.control('PUT', '/clock', { speed: 60 });
    running.clock.advance(60_000);
    expect(running.sandbox.clock.now().toString()).toBe('2026-05-01T09:00:00Z');
  });

  test('makes several changes together or not at all', async () => {
    await using running = await runSandbox();
    const slip = { kind: 'slip-order', order: '4500000002', deliveryDate: '2026-04-01' };
    const reply = await running.control('POST', '/changes', [slip, { ...slip, order: '1' }]);
    expect(reply.status).toBe(400);
    expect(reply.at('error')).toContain('There is no PurchaseOrderScheduleLine 1');
    expect((await running.ask('erp', line)).at('ScheduleLineDeliveryDate')).not.toBe('2026-04-01');
  });

  test.each([
    { kind: 'issue-stock', material: 'MED-000002', plant: 'H100', storageLocation: 'OR01', quantity: 1 },
    { kind: 'receive-order', order: '4500000003', quantity: 1, batch: 'NEW9', expiresOn: '2028-01-31' },
    {
      kind: 'set-stock',
      material: 'MED-000010',
      plant: 'H100',
      storageLocation: 'OR01',
      batch: 'SCREW1',
      quantity: 9,
      expiresOn: '2030-01-31',
    },
    {
      kind: 'set-warehouse-stock',
      facility: 'FAC1',
      item: 'MED-000009',
      location: 'A-01',
      quantity: 3,
      lockCode: 'QCHOLD',
    },
    { kind: 'confirm-order', order: '4500000002', deliveryDate: '2026-03-20', reference: 'SO-1' },
    {
      kind: 'create-order',
      supplier: '1000307',
      plant: 'H100',
      lines: [{ material: 'MED-000004', quantity: 2, deliveryDate: '2026-03-14' }],
    },
    { kind: 'cancel-order-line', order: '4500000004' },
    { kind: 'release-requisition', requisition: '10000001' },
    { kind: 'order-requisition', requisition: '10000001' },
    { kind: 'change-price', contract: '4600000001', line: '10', amount: '900.00' },
    { kind: 'new-item', description: 'A new suture', units: [{ unit: 'BX', factor: 12 }], plants: ['H100'] },
    { kind: 'change-item', material: 'MED-000001', description: 'Another name' },
    { kind: 'block-supplier', supplier: '1000307' },
    {
      kind: 'new-case',
      theatre: 'H100-OR1',
      start: '2026-03-13T15:00:00Z',
      procedure: { code: 'ORTHO-THA', display: 'Total hip arthroplasty' },
    },
    { kind: 'case-status', caseNumber: '88010', status: 'cancelled' },
    { kind: 'put-record', table: 'A_Supplier', record: { Supplier: '1000300', SupplierName: 'Alpine Surgical Group' } },
  ])('knows how to $kind', async (change) => {
    await using running = await runSandbox();
    const reply = await running.control('POST', '/changes', change);
    expect([reply.status, reply.text]).toEqual([200, expect.stringMatching(/^\{/)]);
    expect((await running.control('GET', '/ledger')).rows('writes')).toHaveLength(1);
  });
});

describe('the state folder', () => {
  test('gives the same world back, with every write, state, port and the clock', async () => {
    const stateDir = await folder();
    const before = await runSandbox({ stateDir });
    await before.control('POST', '/changes', { kind: 'slip-order', order: '4500000002', deliveryDate: '2026-04-01' });
    await before.control('PUT', '/clock', { now: '2026-06-01T00:00:00Z', speed: 0 });
    await before.sandbox.setState('wms', { state: 'away' });
    await before[Symbol.asyncDispose]();
    await appendFile(join(stateDir, 'journal.jsonl'), '{"number":2,"at":"2026-03-09T12:0');
    await using after = await runSandbox({ stateDir });
    expect(after.sandbox.hubYamlText).toBe(before.sandbox.hubYamlText);
    expect(after.sandbox.controlUrl).toBe(before.sandbox.controlUrl);
    expect((await after.ask('erp', line)).at('ScheduleLineDeliveryDate')).toBe('2026-04-01');
    expect((await after.control('GET', '/systems')).at('wms/state')).toBe('away');
    expect(after.sandbox.clock.now().toString()).toBe('2026-06-01T00:00:00Z');
    await after.control('POST', '/changes', { kind: 'touch-order', order: '4500000002' });
    expect((await readFile(join(stateDir, 'journal.jsonl'), 'utf8')).split('\n')).toHaveLength(3);
  });

  test('is not started twice, and not as another world', async () => {
    const stateDir = await folder();
    await using running = await runSandbox({ stateDir });
    expect(running.stateDir).toBe(stateDir);
    await expect(startSandbox({ stateDir, portPatienceMs: 0 })).rejects.toThrow(Misconfigured);
    await expect(startSandbox({ stateDir, size: 'regional' })).rejects.toThrow(
      'holds a sandbox with size small, not regional',
    );
    await expect(startSandbox({ stateDir, seed: 7 })).rejects.toThrow('seed 1, not 7');
  });
});

describe('the process', () => {
  test('that was killed has kept what it answered', async () => {
    const stateDir = await folder();
    const first = await childSandbox(stateDir);
    for (const day of ['01', '02', '03']) {
      expect(
        await first.control('POST', '/changes', {
          kind: 'slip-order',
          order: '4500000002',
          deliveryDate: `2026-04-${day}`,
        }),
      ).toEqual([200, {}]);
    }
    await first.kill();
    const second = await childSandbox(stateDir);
    expect(second.controlUrl).toBe(first.controlUrl);
    const { systems } = parseHubConfig(await readFile(join(stateDir, 'hub.yaml'), 'utf8'), {});
    expect((await askSystem(systems['erp'], line)).at('ScheduleLineDeliveryDate')).toBe('2026-04-03');
    second.child.kill('SIGTERM');
    expect((await once(second.child, 'exit'))[0]).toBe(0);
  }, 60_000);

  test('goes with its parent, however that went', async () => {
    const stateDir = await folder();
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const args = [main, '--state', stateDir, '--exit-with-parent'];
    const parent = spawn(
      process.execPath,
      [
        '-e',
        `const { spawn } = require('node:child_process');
         const child = spawn(process.execPath, ${JSON.stringify(args)}, { stdio: ['ignore', 'pipe', 'ignore'] });
         child.stdout.once('data', () => console.log(child.pid));
         setInterval(() => {}, 1000);`,
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const [chunk] = await once(parent.stdout, 'data');
    const pid = Number(String(chunk));
    parent.kill('SIGKILL');
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  }, 60_000);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
