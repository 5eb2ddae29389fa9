import { expect, test } from 'vitest';
import { generateWorld } from '../generate/generate.ts';
import { EdiHub } from '../testing/edi-hub.ts';
import { runSandbox, worldStart, type RunningSandbox } from '../testing/running-sandbox.ts';
import { readInterchanges, type Segment } from './edi/read-interchanges.ts';
import type { SegmentOut } from './edi/write-interchange.ts';
import { planEdiSuppliers } from './edi-supplier.ts';

const { suppliers } = generateWorld('small', 1, Temporal.Instant.from(worldStart));
const [alpine] = planEdiSuppliers('small', suppliers);
if (alpine === undefined) throw new Error('a small world has four of them');
const number = '4500000101';
const patience = { timeout: 20_000 };

interface Scene extends AsyncDisposable {
  readonly running: RunningSandbox;
  readonly hub: EdiHub;
}

/** An order of two lines, acknowledged and answered, of which the first has left when `isShipped`. */
async function answeredOrder(isShipped: boolean): Promise<Scene> {
  const running = await runSandbox();
  const hub = new EdiHub(running.stateDir, alpine ?? never());
  await running.control('PUT', '/suppliers/pace', { faults: 0, rates: 'none' });
  await running.control('PUT', '/suppliers/alpine-surgical/script', {
    next: [{ line: 2, answers: [{ status: 'IB', on: '2026-03-14' }] }],
    afterSeconds: 0,
  });
  const lines = [
    ['4', 'EA', '12.50', 'PART-1'],
    ['6', 'EA', '12.50', 'PART-2'],
  ] as const;
  await hub.put('one.edi', hub.interchange([hub.order(number, lines)]));
  running.clock.advance(60_000);
  await sent(running, hub, '997', 10_000);
  await sent(running, hub, '855', 10_000);
  if (isShipped) await sent(running, hub, '856', 60_000);
  return { running, hub, [Symbol.asyncDispose]: () => running[Symbol.asyncDispose]() };
}

function never(): never {
  throw new Error('a small world has four of them');
}

/** The segments of the newest document of a type, once there is one. */
async function sent(running: RunningSandbox, hub: EdiHub, type: string, stepMs = 0): Promise<readonly Segment[]> {
  let found: readonly Segment[] | undefined;
  await expect
    .poll(async () => {
      running.clock.advance(stepMs);
      const text = (await hub.outbox()).findLast(({ name }) => name.includes(`_${type}_`))?.text;
      found = text === undefined ? undefined : readInterchanges(text).interchanges[0]?.groups[0]?.sets[0]?.segments;
      return found;
    }, patience)
    .toBeDefined();
  return found ?? [];
}

const change = (sequence: number, ...lines: readonly SegmentOut[]) => ({
  type: '860',
  control: '0001',
  segments: [
    ['BCH', '04', 'NE', number, '', String(sequence), '20260309', '', '', '', '', '20260309'],
    ...lines,
    ['CTT', String(lines.filter(([id]) => id === 'POC').length)],
  ] satisfies SegmentOut[],
});

const of = (segments: readonly Segment[], ...ids: readonly string[]) =>
  segments.filter(([id]) => ids.includes(id ?? '')).map((segment) => segment.join('*'));

async function ledgerOf(running: RunningSandbox) {
  return running.control('GET', '/suppliers/ledger?partner=alpine-surgical');
}

test('R37: a change of what has not left is taken, and what is sent is what is left of it', async () => {
  await using scene = await answeredOrder(false);
  const { hub, running } = scene;
  const cut = change(
    1,
    ['POC', '10', 'QD', '3', '', 'EA', '12.50', '', 'VC', 'PART-1'],
    ['POC', '20', 'DI', '0', '', 'EA'],
  );
  await hub.put('1.edi', hub.interchange([cut], 'PC'));
  const answer = await sent(running, hub, '865', 30_000);
  expect(of(answer, 'BCA', 'POC', 'ACK')).toEqual([
    'BCA*00*AD*4500000101**1*20260309***SO0000101*20260309*20260309',
    'POC*10*QD*3**EA*12.50**VC*PART-1*IN*MED-0',
    'ACK*IA*3*EA*067*20260320',
    'POC*20*DI*0**EA*12.50**VC*PART-2*IN*MED-1',
    'ACK*ID*6*EA',
  ]);
  const notice = await sent(running, hub, '856', 60_000);
  expect(of(notice, 'SN1')).toEqual(['SN1*10*3*EA**3*EA']);
  running.clock.advance(24 * 3_600_000);
  await expect
    .poll(async () =>
      (await ledgerOf(running)).rows('suppliers/0/documents').filter(({ state }) => state === 'planned'),
    )
    .toEqual([]);
  const ledger = await ledgerOf(running);
  expect(ledger.rows('suppliers/0/documents').filter(({ type }) => type === '856')).toHaveLength(1);
  expect(ledger.at('suppliers/0/faults')).toEqual([]);
  expect(ledger.rows('suppliers/0/orders/0/changes')).toEqual([
    expect.objectContaining({
      sequence: 1,
      outcome: 'accepted',
      answeredBy: '4500000101/865-1',
      answeredAt: expect.any(String),
    }),
  ]);
  expect(ledger.at('suppliers/0/counts')).toMatchObject({ changesReceived: 1, changesDoubled: 0 });
});

test('R37: after the ship notice a cut below what has left is refused, and the rest of the change is taken', async () => {
  await using scene = await answeredOrder(true);
  const { hub, running } = scene;
  const cut = change(1, ['POC', '10', 'QD', '3', '', 'EA'], ['POC', '20', 'QD', '2', '', 'EA']);
  await hub.put('1.edi', hub.interchange([cut], 'PC'));
  const answer = await sent(running, hub, '865', 30_000);
  expect(of(answer, 'BCA', 'POC', 'ACK')).toEqual([
    expect.stringContaining('BCA*00*AC*4500000101**1*'),
    'POC*10*RC*4**EA*12.50**VC*PART-1*IN*MED-0',
    'ACK*IA*4*EA*067*20260320',
    'POC*20*QD*2**EA*12.50**VC*PART-2*IN*MED-1',
    'ACK*IB*2*EA*067*20260314',
  ]);
  await hub.put('2.edi', hub.interchange([change(2, ['POC', '10', 'DI', '0', '', 'EA'])], 'PC'));
  await expect
    .poll(async () => {
      running.clock.advance(60_000);
      return of(await sent(running, hub, '865'), 'BCA', 'POC');
    }, patience)
    .toEqual([expect.stringContaining('BCA*00*RJ*4500000101**2*'), expect.stringContaining('POC*10*RC*4**EA')]);
  expect((await ledgerOf(running)).rows('suppliers/0/orders/0/changes').map(({ outcome }) => outcome)).toEqual([
    'partly',
    'refused',
  ]);
});

test('R37: changes out of turn, twice, or of no order are held against the sender', async () => {
  await using scene = await answeredOrder(false);
  const { hub, running } = scene;
  const more = change(2, ['POC', '10', 'QI', '5', '', 'EA']);
  await hub.put('1.edi', hub.interchange([more], 'PC'));
  await hub.put('2.edi', hub.interchange([more], 'PC'));
  const nobodys = change(1, ['POC', '10', 'QI', '5', '', 'EA']);
  const segments = nobodys.segments.map((each) => each.map((value) => (value === number ? '4599999999' : value)));
  await hub.put('3.edi', hub.interchange([{ ...nobodys, segments }], 'PC'));
  await expect
    .poll(async () => (await ledgerOf(running)).at('suppliers/0/faults'), patience)
    .toEqual([
      '1.edi: change 2 of order 4500000101 came after change 0',
      '3.edi: change 1 of order 4599999999 is of no order it has',
      'change 2 of order 4500000101 came twice',
    ]);
  const answer = await sent(running, hub, '865', 30_000);
  expect(of(answer, 'POC', 'ACK')).toEqual([
    'POC*10*QI*5**EA*12.50**VC*PART-1*IN*MED-0',
    'ACK*IA*4*EA*067*20260320',
    'ACK*IA*1*EA*067*20260312',
  ]);
});
