import { readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { generateWorld } from '../generate/generate.ts';
import { childSandbox } from '../testing/child-sandbox.ts';
import { EdiHub } from '../testing/edi-hub.ts';
import { runSandbox, worldStart, type RunningSandbox } from '../testing/running-sandbox.ts';
import { readInterchanges } from './edi/read-interchanges.ts';
import { planEdiSuppliers } from './edi-supplier.ts';

const suppliers = planEdiSuppliers('small', generateWorld('small', 1, Temporal.Instant.from(worldStart)).suppliers);
const [alpine, kestrel, bluewater, northstar] = suppliers;
if (alpine === undefined || kestrel === undefined || bluewater === undefined || northstar === undefined) {
  throw new Error('a small world has four of them');
}

const $Document = z.object({
  id: z.string(),
  type: z.string(),
  intended: z.string(),
  how: z.string().nullable(),
  state: z.enum(['planned', 'sent']),
  file: z.string().nullable(),
  interchange: z.string().nullable(),
  group: z.string().nullable(),
  sets: z.array(z.string()),
  becomes: z.array(z.string()),
  acknowledgedWith: z.array(z.string()),
});
const $Ledger = z.object({
  suppliers: z.array(
    z.object({
      counts: z.looseObject({
        ordersReceived: z.number(),
        ordersDoubled: z.number(),
        interchangesRepeated: z.number(),
      }),
      documents: z.array($Document),
      faults: z.array(z.string()),
    }),
  ),
});

async function ledgerOf(running: Pick<RunningSandbox, 'control'>, partner: string) {
  const reply = await running.control('GET', `/suppliers/ledger?partner=${partner}`);
  const [one] = $Ledger.parse(JSON.parse(reply.text)).suppliers;
  if (one === undefined) throw new Error('no such supplier');
  return one;
}

/** Everything that is planned is due, and sent. */
async function allSent(running: RunningSandbox, partner: string) {
  running.clock.advance(24 * 3_600_000);
  await expect
    .poll(async () => (await ledgerOf(running, partner)).documents.map(({ state }) => state), patience)
    .not.toContain('planned');
  return ledgerOf(running, partner);
}

async function received(running: RunningSandbox, partner: string, orders: number): Promise<void> {
  await expect.poll(async () => (await ledgerOf(running, partner)).counts.ordersReceived, patience).toBe(orders);
}

async function withoutFaults(): Promise<RunningSandbox> {
  const running = await runSandbox();
  await running.control('PUT', '/suppliers/pace', { faults: 0, rates: 'none' });
  return running;
}

/** Suppliers look into their folders five times a second; the machine may be busy. */
const patience = { timeout: 20_000 };

describe('an order', () => {
  test('is acknowledged and answered with 855, 856 and 810, one after the other', async () => {
    await using running = await withoutFaults();
    const hub = new EdiHub(running.stateDir, alpine);
    await hub.put('one.edi', hub.interchange([hub.order('4500000101')]));
    await received(running, 'alpine-surgical', 1);
    const { documents, faults } = await allSent(running, 'alpine-surgical');
    expect(faults).toEqual([]);
    expect(documents.map(({ type, intended }) => `${type} ${intended}`)).toEqual([
      '997 good',
      '855 good',
      '856 good',
      '810 good',
    ]);
    const files = await hub.outbox();
    expect(files.map(({ name }) => name)).toEqual(documents.map(({ file }) => file).toSorted());
    for (const { text } of files) {
      const { interchanges } = readInterchanges(text);
      expect(interchanges.map(({ faults: wrong, groups }) => [wrong, groups.length])).toEqual([[[], 1]]);
    }
    const segments = files.flatMap(
      ({ text }) => readInterchanges(text).interchanges[0]?.groups[0]?.sets[0]?.segments ?? [],
    );
    const first = (id: string) => segments.find(([each]) => each === id);
    expect(first('AK1')).toEqual(['AK1', 'PO', '1']);
    expect(first('BAK')?.[3]).toBe('4500000101');
    expect(first('PRF')?.[1]).toBe('4500000101');
    expect(first('BIG')?.[4]).toBe('4500000101');
    // R55: two implied decimals, for 4 at 12.50 with or without freight.
    expect(Number(first('TDS')?.[1])).toBeGreaterThanOrEqual(5000);
  });

  test('that comes again byte for byte is answered once, and nobody is to blame', async () => {
    await using running = await withoutFaults();
    const hub = new EdiHub(running.stateDir, kestrel);
    const text = hub.interchange([hub.order('4500000101')]);
    await hub.put('one.edi', text);
    await received(running, 'kestrel-orthopaedics', 1);
    await hub.put('one.edi', text);
    await expect
      .poll(async () => (await ledgerOf(running, 'kestrel-orthopaedics')).counts.interchangesRepeated, patience)
      .toBe(1);
    const { documents, faults } = await allSent(running, 'kestrel-orthopaedics');
    expect(documents.filter(({ type }) => type === '855' || type === '997')).toHaveLength(2);
    expect(faults).toEqual([]);
  });

  test('that comes under other control numbers is answered once, acknowledged twice, and held against the sender', async () => {
    await using running = await withoutFaults();
    const hub = new EdiHub(running.stateDir, kestrel);
    await hub.put('one.edi', hub.interchange([hub.order('4500000101')]));
    await hub.put('two.edi', hub.interchange([hub.order('4500000101')]));
    await expect
      .poll(async () => (await ledgerOf(running, 'kestrel-orthopaedics')).counts.ordersDoubled, patience)
      .toBe(1);
    const { documents, faults } = await allSent(running, 'kestrel-orthopaedics');
    expect(
      documents
        .map(({ type }) => type)
        .filter((type) => type === '997' || type === '855', patience)
        .toSorted(),
    ).toEqual(['855', '997', '997']);
    expect(faults).toEqual(['order 4500000101 came twice']);
  });

  test('with a wrong count is refused and not taken', async () => {
    await using running = await withoutFaults();
    const hub = new EdiHub(running.stateDir, alpine);
    await hub.put('one.edi', hub.interchange([{ ...hub.order('4500000101'), wrong: { segmentCount: 9 } }]));
    await expect.poll(async () => (await ledgerOf(running, 'alpine-surgical')).documents, patience).toHaveLength(1);
    const { counts, faults } = await allSent(running, 'alpine-surgical');
    expect(counts.ordersReceived).toBe(0);
    expect(faults).toEqual(['one.edi: group 1, set 0001: SE01 is 9, there are 7 segments']);
    expect((await hub.outbox())[0]?.text).toContain('AK5*R*4~');
  });

  test('is put into words the supplier has for units', async () => {
    await using running = await withoutFaults();
    const hub = new EdiHub(running.stateDir, bluewater);
    await hub.put('one.edi', hub.interchange([hub.order('4500000101', [['4', 'CA', '99.00', 'P-1']])]));
    await received(running, 'bluewater-medical-supply', 1);
    await allSent(running, 'bluewater-medical-supply');
    const answer = (await hub.outbox()).find(({ name }) => name.includes('_855_'));
    expect(answer?.text).toContain('PO1*10*4*CS*99.00');
  });
});

test('a supplier on 005010 acknowledges with a 999', async () => {
  await using running = await withoutFaults();
  const hub = new EdiHub(running.stateDir, northstar);
  await hub.put('one.edi', hub.interchange([hub.order('4500000101')]));
  await received(running, 'northstar-sutures', 1);
  await allSent(running, 'northstar-sutures');
  const text = (await hub.outbox()).find(({ name }) => name.includes('_999_'))?.text;
  expect(text).toContain('ST*999*0001*005010X231A1~');
  expect(text).toContain('AK1*PO*1*005010~');
  expect(text).toContain('IK5*A~');
});

test('an acknowledgement is kept with what it is about, and never acknowledged (R45)', async () => {
  await using running = await withoutFaults();
  const hub = new EdiHub(running.stateDir, alpine);
  await hub.put('one.edi', hub.interchange([hub.order('4500000101')]));
  await received(running, 'alpine-surgical', 1);
  const { documents } = await allSent(running, 'alpine-surgical');
  const answer = documents.find(({ type }) => type === '855');
  const about = (group: string, result: string) => ({
    type: '997',
    control: '0001',
    segments: [
      ['AK1', 'PR', group],
      ['AK2', '855', '0001'],
      ['AK5', result],
      ['AK9', result, '1', '1', '1'],
    ],
  });
  await hub.put('two.edi', hub.interchange([about(answer?.group ?? '', 'A')], 'FA'));
  await expect
    .poll(
      async () =>
        (await ledgerOf(running, 'alpine-surgical')).documents.find(({ id }) => id === answer?.id)?.acknowledgedWith,
    )
    .toEqual(['A']);
  expect((await ledgerOf(running, 'alpine-surgical')).faults).toEqual([]);
  await hub.put('three.edi', hub.interchange([about(answer?.group ?? '', 'R')], 'FA'));
  await hub.put('four.edi', hub.interchange([about('77', 'A')], 'FA'));
  await expect
    .poll(async () => (await ledgerOf(running, 'alpine-surgical')).faults, patience)
    .toEqual(['group 77 is none of ours', '4500000101/855 was acknowledged with A, R, not A or E']);
  expect((await ledgerOf(running, 'alpine-surgical')).documents).toHaveLength(documents.length);
});

test('some of many answers are doubled, late, out of order or malformed, the same ones each time', async () => {
  const dealings = async () => {
    await using running = await runSandbox();
    await running.control('PUT', '/suppliers/pace', { faults: 2.5 });
    const hub = new EdiHub(running.stateDir, kestrel);
    const orders = Array.from({ length: 130 }, (_, index) => hub.order(String(4_500_000_101 + index)));
    for (const [index, order] of orders.entries()) await hub.put(`${index}.edi`, hub.interchange([order]));
    await received(running, 'kestrel-orthopaedics', 130);
    const { documents } = await ledgerOf(running, 'kestrel-orthopaedics');
    return documents.map(({ id, intended, how, becomes }) => ({ id, intended, how, becomes }));
  };
  const documents = await dealings();
  expect(new Set(documents.map(({ intended }) => intended))).toEqual(
    new Set([
      'good',
      'late',
      'out-of-order',
      'duplicate',
      'malformed',
      'corrected',
      'test',
      'control-number-reused',
      'of-nothing',
    ]),
  );
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  expect((await dealings()).toSorted(byId)).toEqual(documents.toSorted(byId));
});

test('a supplier that sends together puts what is due into one interchange, a wrong set among good ones', async () => {
  await using running = await runSandbox();
  const hub = new EdiHub(running.stateDir, bluewater);
  for (let index = 0; index < 40; index++) {
    await hub.put(`${index}.edi`, hub.interchange([hub.order(String(4_500_000_101 + index))]));
  }
  await received(running, 'bluewater-medical-supply', 40);
  running.clock.advance(24 * 3_600_000);
  await expect
    .poll(async () => (await hub.outbox()).filter(({ name }) => name.includes('_810_')).length, patience)
    .toBeGreaterThan(1);
  const sets = (await hub.outbox())
    .flatMap(({ text }) => readInterchanges(text).interchanges)
    .flatMap(({ groups }) => groups);
  expect(Math.max(...sets.map((group) => group.sets.length))).toBeGreaterThan(10);
});

describe('the process', () => {
  test('that was killed has taken each order once and sent each document once', async () => {
    const stateDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
    onTestFinished(() => rm(stateDir, { recursive: true, force: true }));
    const hub = new EdiHub(stateDir, kestrel);
    const count = 40;
    let sandbox = await childSandbox(stateDir);
    await sandbox.control('PUT', '/suppliers/pace', { hurry: 2000 });
    const ledger = async () => {
      const [, body] = await sandbox.control('GET', '/suppliers/ledger?partner=kestrel-orthopaedics');
      const [one] = $Ledger.parse(body).suppliers;
      return one;
    };
    for (let index = 0; index < count; index++) {
      await hub.put(`${index}.edi`, hub.interchange([hub.order(String(4_500_000_101 + index))]));
    }
    for (const wanted of [1, 60, 120]) {
      await expect
        .poll(async () => (await ledger())?.documents.filter(({ state }) => state === 'sent').length, {
          interval: 5,
          timeout: 30_000,
        })
        .toBeGreaterThanOrEqual(wanted);
      await sandbox.kill();
      sandbox = await childSandbox(stateDir);
    }
    // The copies under an old name wait for somebody to take the first.
    await expect
      .poll(
        async () => (await ledger())?.documents.filter(({ state, how }) => state === 'planned' && how !== 'same-name'),
        {
          timeout: 30_000,
        },
      )
      .toEqual([]);
    const found = await ledger();
    expect(found?.counts).toMatchObject({ ordersReceived: count, ordersDoubled: 0, interchangesRepeated: 0 });
    expect(found?.faults).toEqual([]);
    const sent = found?.documents.flatMap(({ file, state }) => (state === 'sent' ? [file] : [])) ?? [];
    expect((await hub.outbox()).map(({ name }) => name)).toEqual(sent.toSorted());
    expect(new Set(sent).size).toBe(sent.length);
    const lines = (await readFile(join(stateDir, 'suppliers.jsonl'), 'utf8')).trim().split('\n');
    const events = lines.map((line) => z.looseObject({ event: z.string() }).parse(JSON.parse(line)).event);
    expect(events.filter((event) => event === 'made')).toHaveLength(sent.length);
    expect(events.filter((event) => event === 'sent')).toHaveLength(sent.length);
  }, 90_000);
});
