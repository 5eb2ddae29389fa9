import { expect, test } from 'vitest';
import { EdiHub } from '../testing/edi-hub.ts';
import { generateWorld } from '../generate/generate.ts';
import { runSandbox, worldStart, type RunningSandbox } from '../testing/running-sandbox.ts';
import { readInterchanges, type Segment } from './edi/read-interchanges.ts';
import { planEdiSuppliers } from './edi-supplier.ts';

const { suppliers, tables } = generateWorld('small', 1, Temporal.Instant.from(worldStart));
const [alpine] = planEdiSuppliers('small', suppliers);
if (alpine === undefined) throw new Error('a small world has four of them');
const [stem, other] = (tables.get('A_PurchaseContractItem') ?? []).filter(
  ({ PurchaseContract, Plant }) =>
    Plant === '' &&
    (tables.get('A_PurchaseContract') ?? []).some(
      (contract) => contract['PurchaseContract'] === PurchaseContract && contract['Supplier'] === alpine.number,
    ),
);
const patience = { timeout: 20_000 };

/** The segments of the documents of a type that lie in the outbox, oldest first. */
async function sent(hub: EdiHub, type: string): Promise<(readonly Segment[])[]> {
  const files = (await hub.outbox()).filter(({ name }) => name.includes(`_${type}_`));
  return files.flatMap(({ text }) =>
    readInterchanges(text).interchanges.flatMap(({ groups }) =>
      groups.flatMap(({ sets }) => sets.map(({ segments }) => segments)),
    ),
  );
}

async function quiet(): Promise<RunningSandbox> {
  const running = await runSandbox();
  await running.control('PUT', '/suppliers/pace', { faults: 0, rates: 'none' });
  return running;
}

async function answered(running: RunningSandbox, hub: EdiHub, type: string, count = 1) {
  await expect
    .poll(async () => {
      running.clock.advance(60_000);
      return (await sent(hub, type)).length;
    }, patience)
    .toBeGreaterThanOrEqual(count);
  return sent(hub, type);
}

const acks = (segments: readonly Segment[] = []) => segments.filter(([id]) => id === 'ACK' || id === 'PO1');

test('R39: a supplier says of its next order what it was told to say, with a real part of its own for a substitute', async () => {
  await using running = await quiet();
  const hub = new EdiHub(running.stateDir, alpine);
  const told = await running.control('PUT', '/suppliers/alpine-surgical/script', {
    next: [
      {
        line: 1,
        answers: [
          { status: 'IA', quantity: 3 },
          { status: 'IB', quantity: 1, on: '2026-03-14' },
        ],
      },
      { item: String(other?.['Material']), answers: [{ status: 'IS', substitute: String(stem?.['Material']) }] },
    ],
  });
  expect(told.status).toBe(200);
  const lines = [
    ['4', 'EA', '12.50', 'PART-1'],
    ['2', 'EA', '12.50', String(other?.['SupplierMaterialNumber'])],
    ['1', 'EA', '12.50', 'PART-3'],
  ] as const;
  // An order without the item is not the one that is meant.
  await hub.put('one.edi', hub.interchange([hub.order('4500000101')]));
  await answered(running, hub, '855');
  const wanted = hub.order('4500000102', lines);
  const segments = wanted.segments.map((each) =>
    each[7] === lines[1][3] ? [...each.slice(0, 8), 'IN', String(other?.['Material'])] : each,
  );
  await hub.put('two.edi', hub.interchange([{ ...wanted, segments }]));
  const [, second] = await answered(running, hub, '855', 2);
  expect(acks(second).map((segment) => segment.slice(0, 9).join('*'))).toEqual([
    'PO1*10*4*EA*12.50**VC*PART-1*IN',
    'ACK*IA*3*EA*067*20260320',
    'ACK*IB*1*EA*067*20260314',
    expect.stringContaining('PO1*20*2*EA*12.50'),
    `ACK*IS*2*EA*067*20260320**VC*${String(stem?.['SupplierMaterialNumber'])}`,
    'PO1*30*1*EA*12.50**VC*PART-3*IN',
    'ACK*IA*1*EA*067*20260320',
  ]);
  expect((await running.control('GET', '/suppliers/alpine-surgical/script')).at('waiting')).toEqual([]);
});

test('R41: what is backordered is given another date by 865, as scripted or when told, and sent at last', async () => {
  await using running = await quiet();
  const hub = new EdiHub(running.stateDir, alpine);
  const line = (on: string) => ({ line: '10', answers: [{ status: 'IB', on }] });
  await running.control('PUT', '/suppliers/alpine-surgical/script', {
    next: [line('2026-03-14')],
    later: [{ afterSeconds: 3600, lines: [line('2026-03-18')] }],
  });
  await hub.put('one.edi', hub.interchange([hub.order('4500000101')]));
  await answered(running, hub, '855');
  const [first] = await answered(running, hub, '865');
  expect(first?.find(([id]) => id === 'BCA')?.slice(1, 5)).toEqual(['00', 'AC', '4500000101', '']);
  expect(first?.find(([id]) => id === 'POC')?.slice(1, 7)).toEqual(['10', 'CT', '4', '', 'EA', '12.50']);
  expect(first?.find(([id]) => id === 'ACK')).toEqual(['ACK', 'IB', '4', 'EA', '067', '20260318']);
  const reply = await running.control('POST', '/suppliers/alpine-surgical/answers', {
    order: '4500000101',
    as: '855',
    lines: [line('2026-03-21')],
  });
  expect(reply.at('document')).toMatch(/^4500000101\/855-/);
  const [, again] = await answered(running, hub, '855', 2);
  expect(again?.find(([id]) => id === 'BAK')?.slice(1, 3)).toEqual(['05', 'AC']);
  expect(again?.find(([id]) => id === 'ACK')).toEqual(['ACK', 'IB', '4', 'EA', '067', '20260321']);
  running.clock.advance(8 * 3_600_000);
  const [notice] = await answered(running, hub, '856');
  expect(notice?.find(([id]) => id === 'SN1')?.slice(1, 4)).toEqual(['10', '4', 'EA']);
});

test('a script outlives a restart, and is refused when it says what nobody can', async () => {
  await using running = await quiet();
  const next = [{ line: 1, answers: [{ status: 'IR', reason: 'NOT A CONTRACT ITEM' }] }];
  await running.control('PUT', '/suppliers/alpine-surgical/script', { next, type: 'RD' });
  await running.sandbox.stop();
  await using again = await runSandbox({ stateDir: running.stateDir });
  expect(again.sandbox.controlUrl).toBe(running.sandbox.controlUrl);
  const waiting = (await again.control('GET', '/suppliers/alpine-surgical/script')).rows('waiting');
  expect(waiting.map(({ script }) => script)).toEqual([expect.objectContaining({ type: 'RD' })]);
  const wrong = { next: [{ line: 1, answers: [{ status: 'backordered' }] }] };
  expect((await again.control('PUT', '/suppliers/alpine-surgical/script', wrong)).status).toBe(400);
});

test.each([
  ['folder', 'kestrel-orthopaedics', 1],
  ['sftp', 'alpine-surgical', 0],
] as const)(
  'R44: a supplier by %s that is silent or away goes on where it was, doubling nothing',
  async (_reach, partner, index) => {
    const supplier = planEdiSuppliers('small', suppliers)[index];
    if (supplier === undefined) throw new Error('there are four');
    await using running = await quiet();
    const hub = new EdiHub(running.stateDir, supplier);
    const counts = async () => {
      const reply = await running.control('GET', `/suppliers/ledger?partner=${partner}`);
      return reply.rows('suppliers').map(({ counts: each }) => each)[0];
    };
    const put = (body: unknown) => running.control('PUT', `/suppliers/${partner}`, body);
    expect((await put({ state: 'away' })).at('state')).toBe('away');
    await hub.put('one.edi', hub.interchange([hub.order('4500000101')]));
    await put({ state: 'silent', acknowledges: true });
    await expect.poll(async () => await counts(), patience).toMatchObject({ ordersReceived: 1 });
    running.clock.advance(24 * 3_600_000);
    await expect.poll(async () => await counts(), patience).toMatchObject({ sent: 1 });
    expect((await hub.outbox()).map(({ name }) => name.split('_')[1])).toEqual(['997']);
    await put({ state: 'up' });
    await expect.poll(async () => await counts(), patience).toMatchObject({ planned: 4, sent: 4 });
  },
);
