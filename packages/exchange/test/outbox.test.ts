import { silentLog } from '@supply-hub/log';
import { readInterchanges, type SegmentInput } from '@supply-hub/x12';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { redrive, send, startOutbox, type Outgoing, type RunningOutbox } from '../src/exchange.ts';
import type { Delivery, OutboundDocument, Transport } from '../src/transports/transport.ts';
import { apexProfile, apexSupplier, keepPartner } from './apex.ts';
import { orderOf, receiverOf855 } from './orders.ts';
import { runningExchange, type RunningExchange } from './running-exchange.ts';
import { file, segments855, type FileOf } from './x12-files.ts';

let hub: RunningExchange;
let outbox: RunningOutbox | undefined;
/** What a partner's side got, and what it answers next: `delivered` when nothing is said. */
let got: OutboundDocument[] = [];
let answers: (Delivery | (() => Promise<Delivery>))[] = [];
const delivered: Delivery = { kind: 'delivered', evidence: 'it is there' };
const cut: Delivery = { kind: 'unknown', reason: 'the connection was cut' };
const away: Delivery = { kind: 'failed', reason: 'nobody answers', retryable: true };

const transport = (name: string): Transport => ({
  via: { partner: 'apex', transport: name, kind: 'folder' },
  async deliver(document) {
    got.push({ ...document, fileName: `${name}/${document.fileName}` });
    const next = answers.shift() ?? delivered;
    return typeof next === 'function' ? next() : next;
  },
  close: async () => undefined,
});

beforeEach(async () => {
  got = [];
  answers = [];
  hub = await runningExchange({ receivers: [receiverOf855()] });
  await keepPartner(hub.hub);
});
afterEach(async () => {
  await outbox?.stop();
  outbox = undefined;
  await hub[Symbol.asyncDispose]();
});

const begin = async () => {
  outbox = await startOutbox({
    connection: hub.hub,
    clock: hub.clock,
    log: silentLog,
    transportOf: (_, name) => transport(name),
    pollMs: 20,
  });
  return outbox;
};
const order = (number: string, of: Partial<Outgoing> = {}): Outgoing => ({
  partner: 'apex',
  documentType: '850',
  documentNumber: number,
  businessKey: `po:${number}`,
  segments: [['BEG', '00', 'SA', number, undefined, '20260305']],
  about: [orderOf(number)],
  facilityId: null,
  supplierId: apexSupplier,
  idempotencyKey: `850:${number}:${of.documentType ?? ''}`,
  ...of,
});
const queue = (number: string, of?: Partial<Outgoing>) =>
  hub.clinic.db.transaction((tx) => send(tx, order(number, of), hub.clock.now()));
const sent = async () => (await hub.messages()).filter((row) => row['direction'] === 'OUT');
const stateOf = async (id: string) => (await hub.messages()).find((row) => row['id'] === id)?.['state'];
const take = (of: FileOf) =>
  hub.exchange.takeDocument({
    bytes: file(of),
    name: 'a',
    arrivalId: null,
    via: { partner: 'apex', transport: 'main', kind: 'folder' },
  });
const acknowledgement = (isa: string, group: string, result: string, functionalId = 'PO') => {
  const segments: SegmentInput[] = [
    ['AK1', functionalId, group],
    ['AK2', '850', '0001'],
    ['AK5', result],
    ['AK9', result, '1', '1', result === 'A' ? '1' : '0'],
  ];
  return take({ isa, functionalId: 'FA', sets: [{ type: '997', segments }] });
};

test('a queued document goes out once, as X12 between the two, and waits for its acknowledgement', async () => {
  const { messageId } = await queue('4500017');
  await (await begin()).idle();
  expect(got).toHaveLength(1);
  expect(got[0]).toMatchObject({ id: messageId, fileName: 'main/850-000000001.edi' });
  const [interchange] = readInterchanges(got[0]?.bytes ?? Buffer.alloc(0));
  expect(interchange).toMatchObject({
    faults: [],
    header: { sender: { qualifier: 'ZZ', id: 'MERIDIAN' }, receiver: { qualifier: 'ZZ', id: 'APEX' }, usage: 'P' },
    groups: [{ header: { functionalId: 'PO', controlNumber: '1', version: '004010' } }],
  });
  // 19:45 UTC in the partner's zone (R30).
  expect(interchange?.header?.sentAt).toBe('2026-03-05T13:45:00');
  expect(await sent()).toMatchObject([
    { state: 'SENT', attempts: 1, interchange_control: '000000001', group_control: '1' },
  ]);
  const clocks = await hub.hub.sql`select kind, due_at from hub.message_clock order by due_at`;
  expect(clocks).toEqual([
    { kind: '997', due_at: new Date('2026-03-05T20:45:00Z') },
    { kind: '855', due_at: new Date('2026-03-06T19:45:00Z') },
    { kind: '856', due_at: new Date('2026-03-08T19:45:00Z') },
  ]);
});

describe('R68: after an ambiguous outcome the same document goes again, under the same id', () => {
  test.each([
    ['a connection that is cut', cut],
    ['a transport that throws', async () => Promise.reject<Delivery>(new Error('boom'))],
    ['a partner that is away', away],
  ])('%s', async (_, outcome) => {
    answers = [outcome, outcome];
    await queue('1');
    const box = await begin();
    await box.idle();
    for (let time = 0; time < 2; time += 1) {
      hub.clock.advance(10_000);
      await box.idle();
    }
    expect(got).toHaveLength(3);
    expect(new Set(got.map(({ bytes }) => Buffer.from(bytes).toString())).size).toBe(1);
    expect(new Set(got.map(({ id, fileName }) => `${id} ${fileName}`)).size).toBe(1);
    expect(await sent()).toMatchObject([{ state: 'SENT', attempts: 3 }]);
  });
});

test('R70: of one order nothing overtakes what was queued before it; other orders go on', async () => {
  answers = [cut];
  await queue('1');
  await queue('1', { documentType: '861', documentNumber: 'R1' });
  const box = await begin();
  await box.idle();
  await queue('2');
  await box.idle();
  expect(got.map(({ fileName }) => fileName)).toEqual(['main/850-000000001.edi', 'main/850-000000002.edi']);
  hub.clock.advance(60_000);
  await box.idle();
  expect(got.map(({ fileName }) => fileName).slice(2)).toEqual(['main/850-000000001.edi', 'main/861-000000003.edi']);
});

test('R37: a change waits until the partner has said that it can read its order', async () => {
  await queue('1');
  await queue('1', { documentType: '860' });
  const box = await begin();
  await box.idle();
  expect(got).toHaveLength(1);
  await acknowledgement('1', '1', 'A');
  await hub.idle();
  await box.idle();
  expect(got.map(({ fileName }) => fileName)).toEqual(['main/850-000000001.edi', 'main/860-000000002.edi']);
});

describe('what cannot be sent', () => {
  test('is tried so often as the profile says and no more, then waits for a person, who has it sent again', async () => {
    await keepPartner(hub.hub, { ...apexProfile, send: { via: 'main', maxAttempts: 4 } });
    answers = Array.from({ length: 4 }, () => away);
    const { messageId } = await queue('1');
    const box = await begin();
    for (let time = 0; time < 12; time += 1) {
      await box.idle();
      hub.clock.advance(120_000);
    }
    expect(got).toHaveLength(4);
    expect(await sent()).toMatchObject([{ state: 'HELD', code: 'DELIVERY_FAILED', attempts: 4 }]);
    expect((await sent())[0]?.['reason']).toBe('It could not be sent over "main" in 4 tries: nobody answers.');
    await hub.clinic.db.transaction((tx) => redrive(tx, [messageId], hub.clock.now()));
    hub.clock.advance(120_000);
    await box.idle();
    expect(await stateOf(messageId)).toBe('SENT');
    expect(new Set(got.map(({ bytes }) => Buffer.from(bytes).toString())).size).toBe(1);
  });

  test.each([
    ['refused', { kind: 'refused', reason: 'too big' } as const, 'REFUSED_BY_PARTNER'],
    ['impossible', { kind: 'failed', reason: 'no such folder', retryable: false } as const, 'DELIVERY_FAILED'],
  ])('because it is %s is held at once', async (_, outcome, code) => {
    answers = [outcome];
    await queue('1');
    await (await begin()).idle();
    expect(await sent()).toMatchObject([{ state: 'HELD', code }]);
    expect(got).toHaveLength(1);
  });

  test('because no character set of X12 can say it, or no transport is there, is held and says why', async () => {
    await queue('1', { segments: [['BEG', '00', 'SA', 'a*b']] });
    await keepPartner(hub.hub, {
      ...apexProfile,
      partner: 'mute',
      send: undefined,
      x12: { ...apexProfile.x12, them: { qualifier: 'ZZ', id: 'MUTE', group: 'MUTE' } },
    });
    await queue('2', { partner: 'mute' });
    await (await begin()).idle();
    expect((await sent()).map((row) => row['code'])).toEqual(['UNWRITABLE', 'NO_TRANSPORT']);
    expect(got).toEqual([]);
  });
});

test('a transport that fails is tried with one document at a time until one arrives; then all go', async () => {
  for (let number = 1; number <= 6; number += 1) await queue(String(number));
  answers = Array.from({ length: 9 }, () => away);
  const box = await begin();
  await box.idle();
  const atFirst = got.length;
  expect(atFirst).toBeLessThanOrEqual(6);
  for (let time = 0; time < 4; time += 1) {
    const before = got.length;
    hub.clock.advance(61_000);
    await box.idle();
    if (answers.length > 0) expect(got.length - before).toBe(1);
  }
  answers = [];
  hub.clock.advance(400_000);
  await box.idle();
  await box.idle();
  expect((await sent()).map((row) => row['state'])).toEqual(Array.from({ length: 6 }, () => 'SENT'));
  expect(await hub.hub.sql`select * from hub.partner_line`).toEqual([]);
});

test('the fallback is taken once the first way has failed for so long', async () => {
  await keepPartner(hub.hub, {
    ...apexProfile,
    transports: { ...apexProfile.transports, spare: { kind: 'folder', in: '/nowhere/in2', out: '/nowhere/out2' } },
    send: { via: 'main', fallback: 'spare', fallbackAfter: '10m' },
  });
  answers = [cut, cut];
  await queue('1');
  const box = await begin();
  await box.idle();
  hub.clock.advance(60_000);
  await box.idle();
  hub.clock.advance(600_000);
  await box.idle();
  expect(got.map(({ fileName }) => fileName)).toEqual([
    'main/850-000000001.edi',
    'main/850-000000001.edi',
    'spare/850-000000001.edi',
  ]);
  expect(await sent()).toMatchObject([{ state: 'SENT', via: 'spare' }]);
});

describe('a partner that is held', () => {
  test('gets nothing; when it is released, all of it', async () => {
    await keepPartner(hub.hub, apexProfile, { hold: { reason: 'A credit check.' } });
    await queue('1');
    await queue('2');
    const box = await begin();
    await box.idle();
    expect(await sent()).toMatchObject([
      { state: 'HELD', code: 'PARTNER_HELD', reason: 'Apex Medical Supply is held: A credit check.' },
      { state: 'HELD' },
    ]);
    expect(
      await hub.clinic.db.transaction(async (tx) => redrive(tx, [String((await sent())[0]?.['id'])], hub.clock.now())),
    ).toEqual([]);
    await keepPartner(hub.hub);
    await box.idle();
    await box.idle();
    expect(got.map(({ fileName }) => fileName).toSorted()).toEqual([
      'main/850-000000001.edi',
      'main/850-000000002.edi',
    ]);
  });

  test('while a document is on its way, which holds no transaction open: that one arrives, the next stays', async () => {
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    answers = [
      async () => {
        begun.resolve();
        await gate.promise;
        return delivered;
      },
    ];
    const first = await queue('1');
    const box = await begin();
    await begun.promise;
    const open = await hub.hub.sql`select from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`;
    expect(open).toHaveLength(0);
    await keepPartner(hub.hub, apexProfile, { hold: { reason: 'Stop' } });
    const second = await queue('2');
    await vi.waitFor(async () => expect(await stateOf(second.messageId)).toBe('HELD'));
    gate.resolve();
    await vi.waitFor(async () => expect(await stateOf(first.messageId)).toBe('SENT'));
    await box.idle();
    expect(got).toHaveLength(1);
  });
});

test('two senders at once send each document once', async () => {
  const numbers = Array.from({ length: 20 }, (_, index) => String(index));
  for (const number of numbers) await queue(number);
  await using other = await runningExchange({ database: hub.url, works: false });
  const second = await startOutbox({
    connection: other.hub,
    clock: hub.clock,
    log: silentLog,
    transportOf: (_, name) => transport(name),
    pollMs: 20,
  });
  const box = await begin();
  await Promise.all([box.idle(), second.idle()]);
  await second.stop();
  expect(got).toHaveLength(20);
  expect(new Set(got.map(({ id }) => id)).size).toBe(20);
});

describe('R45, R68: an acknowledgement', () => {
  test.each([
    ['A', 'ACKNOWLEDGED'],
    ['E', 'ACKNOWLEDGED'],
    ['R', 'REJECTED'],
  ])('%s of what it names makes that %s, and nothing else', async (result, state) => {
    const first = await queue('1');
    const second = await queue('2');
    await (await begin()).idle();
    await acknowledgement('1', '2', result);
    await hub.idle();
    const named = [first, second].map(({ messageId }) => messageId);
    const rows = await sent();
    const byGroup = new Map(rows.map((row) => [row['group_control'], row]));
    expect(byGroup.get('2')).toMatchObject({ state });
    expect(byGroup.get('1')).toMatchObject({ state: 'SENT' });
    expect(named).toHaveLength(2);
    const came = (await hub.messages()).find((row) => row['document_type'] === '997');
    expect(came).toMatchObject({ state: 'APPLIED', route: 'exchange.acknowledgements' });
    expect(await hub.hub.sql`select to_id from hub.lineage_edge where kind = 'answers'`).toEqual([
      { to_id: byGroup.get('2')?.['id'] },
    ]);
  });

  test('of something the hub never sent is parked, and credited to nothing', async () => {
    await queue('1');
    await (await begin()).idle();
    await acknowledgement('1', '99', 'A');
    await acknowledgement('2', '1', 'A', 'PC');
    await hub.idle();
    expect((await hub.messages()).filter((row) => row['document_type'] === '997')).toMatchObject([
      { state: 'PARKED', code: 'UNKNOWN_ACKNOWLEDGED' },
      { state: 'PARKED', code: 'UNKNOWN_ACKNOWLEDGED' },
    ]);
    expect(await sent()).toMatchObject([{ state: 'SENT' }]);
  });

  test('of one partner never names what was sent to another', async () => {
    await keepPartner(hub.hub, {
      ...apexProfile,
      partner: 'other',
      name: 'Other',
      x12: { ...apexProfile.x12, them: { qualifier: 'ZZ', id: 'OTHER', group: 'OTHER' } },
    });
    await queue('1', { partner: 'other' });
    await (await begin()).idle();
    await acknowledgement('1', '1', 'A');
    await hub.idle();
    expect(await sent()).toMatchObject([{ partner: 'other', state: 'SENT' }]);
  });

  test('that comes while the outcome was unknown settles it: it is not sent again', async () => {
    answers = [cut];
    await queue('1');
    const box = await begin();
    await box.idle();
    await acknowledgement('1', '1', 'A');
    await hub.idle();
    hub.clock.advance(600_000);
    await box.idle();
    expect(got).toHaveLength(1);
    expect(await sent()).toMatchObject([{ state: 'ACKNOWLEDGED' }]);
  });

  test('R36, R45: rejected, then corrected: it goes again under new control numbers and its own order number', async () => {
    const { messageId } = await queue('1');
    const box = await begin();
    await box.idle();
    await acknowledgement('1', '1', 'R');
    await hub.idle();
    await hub.clinic.db.transaction((tx) => redrive(tx, [messageId], hub.clock.now()));
    await box.idle();
    expect(got.map(({ fileName }) => fileName)).toEqual(['main/850-000000001.edi', 'main/850-000000002.edi']);
    const orders = got.map(({ bytes }) => /BEG[^~]*/.exec(Buffer.from(bytes).toString())?.[0]);
    expect(orders).toEqual(['BEG*00*SA*1**20260305', 'BEG*00*SA*1**20260305']);
    await acknowledgement('2', '2', 'A');
    await hub.idle();
    expect(await stateOf(messageId)).toBe('ACKNOWLEDGED');
  });

  test('that contradicts an earlier one changes nothing and asks a person', async () => {
    await queue('1');
    await (await begin()).idle();
    await acknowledgement('1', '1', 'A');
    await acknowledgement('2', '1', 'R');
    await hub.idle();
    expect(await sent()).toMatchObject([{ state: 'ACKNOWLEDGED' }]);
    expect((await hub.messages()).at(-1)).toMatchObject({ state: 'PARKED', code: 'CONTRADICTING_ACKNOWLEDGEMENT' });
  });
});

describe('R44: clocks', () => {
  test('an overdue 997 is told of once, sends nothing again, and a late one still counts', async () => {
    await queue('1');
    const box = await begin();
    await box.idle();
    hub.clock.advance(3_600_000);
    await box.idle();
    hub.clock.advance(3_600_000);
    await box.idle();
    expect(got).toHaveLength(1);
    expect(await sent()).toMatchObject([{ state: 'OVERDUE', overdue: ['997'] }]);
    const told = (await hub.events()).filter((event) => (event['data'] as { state: string }).state === 'OVERDUE');
    expect(told).toHaveLength(1);
    await acknowledgement('1', '1', 'A');
    await hub.idle();
    expect(await sent()).toMatchObject([{ state: 'ACKNOWLEDGED', overdue: [] }]);
  });

  test('an 850 with a 997 and without an 855 is unconfirmed; the 855 meets it', async () => {
    await queue('1');
    const box = await begin();
    await box.idle();
    await acknowledgement('1', '1', 'A');
    await hub.idle();
    hub.clock.advance(25 * 3_600_000);
    await box.idle();
    expect(await sent()).toMatchObject([{ state: 'ACKNOWLEDGED', overdue: ['855'] }]);
    await take({ isa: '2', sets: [{ segments: segments855('1') }] });
    await hub.idle();
    expect((await sent())[0]).toMatchObject({ state: 'ACKNOWLEDGED', overdue: [] });
  });

  test('a rejected order owes nothing', async () => {
    await queue('1');
    const box = await begin();
    await box.idle();
    await acknowledgement('1', '1', 'R');
    await hub.idle();
    hub.clock.advance(100 * 3_600_000);
    await box.idle();
    expect(await sent()).toMatchObject([{ state: 'REJECTED', overdue: [] }]);
  });
});

test('997s go out and owe nothing', async () => {
  await take({ isa: '1' });
  await (await begin()).idle();
  hub.clock.advance(1000 * 3_600_000);
  await outbox?.idle();
  expect(await sent()).toMatchObject([{ document_type: '997', state: 'SENT', overdue: [] }]);
  const [interchange] = readInterchanges(got[0]?.bytes ?? Buffer.alloc(0));
  expect(interchange).toMatchObject({
    faults: [],
    groups: [{ header: { functionalId: 'FA' }, sets: [{ type: '997', faults: [] }] }],
  });
});
