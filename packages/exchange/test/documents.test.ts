import type { SegmentInput } from '@supply-hub/x12';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { redrive } from '../src/exchange.ts';
import type { ArrivedDocument } from '../src/transports/transport.ts';
import { apexProfile, apexSupplier, keepPartner } from './apex.ts';
import { orderOf, receiverOf855 } from './orders.ts';
import { runningExchange, type RunningExchange } from './running-exchange.ts';
import { file, segments855 } from './x12-files.ts';

let hub: RunningExchange;
beforeEach(async () => {
  hub = await runningExchange({ receivers: [receiverOf855()] });
  await keepPartner(hub.hub);
});
afterEach(() => hub[Symbol.asyncDispose]());

let arrivals = 0;
const arrival = (bytes: Uint8Array, of: Partial<ArrivedDocument> & { partner?: string } = {}): ArrivedDocument => ({
  bytes,
  name: 'a.edi',
  arrivalId: `arrival-${(arrivals += 1)}`,
  via: { partner: of.partner ?? 'apex', transport: 'main', kind: 'folder' },
  ...of,
});
const take = (bytes: Uint8Array, of?: Parameters<typeof arrival>[1]) => hub.exchange.takeDocument(arrival(bytes, of));
/** State by document: interchanges are `X12`, what goes out has an arrow. */
async function states(): Promise<string[]> {
  await hub.idle();
  return (
    await hub.hub.sql<{ direction: string; document_type: string | null; state: string }[]>`
    select direction, document_type, state from hub.message order by received_at, seq`
  ).map((row) => `${row.direction === 'OUT' ? '→' : ''}${row.document_type ?? 'X12'} ${row.state}`);
}
const kept = async (type: string | null) => (await hub.messages()).filter((row) => row['document_type'] === type);
/** What the queued acknowledgements say: AK1, AK2, AK5 and AK9. */
async function answered(): Promise<string[]> {
  const rows = await hub.hub.sql<{ segments: SegmentInput[] }[]>`
    select segments from hub.message_segments join hub.message on id = message_id order by seq`;
  return rows.map(({ segments }) =>
    segments
      .filter(([id]) => id !== 'AK3' && id !== 'AK4')
      .map((segment) => segment.filter((element) => typeof element === 'string').join('*'))
      .join(' '),
  );
}

test('a file is stored, its sets are applied once, and a 997 is queued for each group', async () => {
  const { messageIds } = await take(file({ isa: '7', gs: '70' }));
  expect(await states()).toEqual(['X12 APPLIED', '855 APPLIED', '→997 QUEUED']);
  const [set] = await kept('855');
  expect(set).toMatchObject({
    parent_id: messageIds[0],
    partner: 'apex',
    supplier_id: apexSupplier,
    interchange_control: '000000007',
    group_control: '70',
    set_control: '0001',
    document_number: '4500017',
    business_key: 'po:4500017',
    route: 'clinic.acknowledgements',
    via: 'main',
    about: [orderOf('4500017')],
  });
  expect(await hub.visits()).toEqual([{ id: '4500017', times: 1, last_control_id: '0001' }]);
  expect(await answered()).toEqual(['AK1*PR*70 AK2*855*0001 AK5*A AK9*A*1*1*1']);
  const edges = await hub.hub.sql`select from_id, to_id, kind from hub.lineage_edge order by kind`;
  expect(edges.map((row) => row['kind'])).toEqual(['causes', 'causes', 'part-of']);
  const events = await hub.events();
  expect(events.map((event) => event['data'])).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ messageType: 'X12', documentType: null, state: 'APPLIED' }),
      expect.objectContaining({ messageType: '855', parentId: messageIds[0], state: 'APPLIED', direction: 'IN' }),
    ]),
  );
  const steps = await hub.hub
    .sql`select state from hub.message_step where message_id = ${String(set?.['id'])} order by seq`;
  expect(steps.map((row) => row['state'])).toEqual(['ROUTED', 'APPLIED']);
});

describe('R46: what came before has no second effect', () => {
  test('the same interchange again: suppressed, kept, and acknowledged again', async () => {
    await take(file());
    await take(file({ at: '2026-03-05T14:10' }));
    expect(await states()).toEqual([
      'X12 APPLIED',
      '855 APPLIED',
      '→997 QUEUED',
      'X12 DUPLICATE',
      '855 DUPLICATE',
      '→997 QUEUED',
    ]);
    const [first, second] = await kept('855');
    expect(second).toMatchObject({ duplicate_of: first?.['id'] });
    expect(await hub.visits()).toMatchObject([{ times: 1 }]);
    expect(new Set(await answered()).size).toBe(1);
  });

  test('the same document under a new envelope and other separators', async () => {
    await take(file({ isa: '1' }));
    await take(file({ isa: '2', separators: { element: '|', component: ':', repetition: '^', segment: "'" } }));
    expect(await states()).toContain('855 DUPLICATE');
    expect(await kept(null)).toMatchObject([{ state: 'APPLIED' }, { state: 'APPLIED', is_control_id_reused: false }]);
    expect(await hub.visits()).toMatchObject([{ times: 1 }]);
  });

  test('the same document twice in one interchange', async () => {
    await take(file({ sets: [{ segments: segments855('1') }, { segments: segments855('1') }] }));
    expect(await states()).toEqual(['X12 APPLIED', '855 APPLIED', '855 DUPLICATE', '→997 QUEUED']);
  });

  test('twelve times at once, in two processes', async () => {
    await using other = await runningExchange({ database: hub.url, works: false });
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        (index % 2 === 0 ? hub : other).exchange.takeDocument(arrival(file({ isa: String(1 + (index % 3)) }))),
      ),
    );
    await hub.idle();
    expect(await hub.visits()).toMatchObject([{ times: 1 }]);
    const sets = await kept('855');
    expect(sets.filter((set) => set['state'] === 'APPLIED')).toHaveLength(1);
    expect(sets.filter((set) => set['state'] === 'DUPLICATE')).toHaveLength(11);
  });

  test('the same control number with other content is processed, and flagged', async () => {
    await take(file({ isa: '9', sets: [{ segments: segments855('1') }] }));
    await take(file({ isa: '9', sets: [{ segments: segments855('2') }] }));
    expect(await states()).not.toContain('855 DUPLICATE');
    expect(await kept(null)).toMatchObject([{ is_control_id_reused: false }, { is_control_id_reused: true }]);
    expect(await hub.visits()).toHaveLength(2);
  });

  test('a changed document under the same business number is another one', async () => {
    await take(file({ isa: '1', sets: [{ segments: segments855('1') }] }));
    await take(file({ isa: '2', sets: [{ segments: segments855('1', 'corrected') }] }));
    expect(await states()).not.toContain('855 DUPLICATE');
  });

  test('a file that was stored and not put away is known by its arrival', async () => {
    const same = arrival(file());
    const first = await hub.exchange.takeDocument(same);
    expect(await hub.exchange.takeDocument(same)).toEqual({ ...first, isKnownArrival: true });
    expect(await states()).toEqual(['X12 APPLIED', '855 APPLIED', '→997 QUEUED']);
  });
});

describe('R45', () => {
  test('a set whose envelope is broken is refused, its neighbours are taken', async () => {
    const text = file({
      sets: [{ segments: segments855('1') }, { segments: segments855('2') }, { segments: segments855('3') }],
    })
      .toString()
      .replace('SE*5*0002', 'SE*7*0002');
    await take(Buffer.from(text));
    expect(await states()).toEqual(['X12 APPLIED', '855 APPLIED', '855 REJECTED', '855 APPLIED', '→997 QUEUED']);
    expect(await answered()).toEqual([
      'AK1*PR*1 AK2*855*0001 AK5*A AK2*855*0002 AK5*R*4 AK2*855*0003 AK5*A AK9*P*3*3*2',
    ]);
    const refused = (await kept('855')).find((row) => row['state'] === 'REJECTED');
    expect(refused?.['reason']).toMatch(/7/);
  });

  test('an acknowledgement is never acknowledged', async () => {
    const ak: SegmentInput[] = [
      ['AK1', 'PO', '1'],
      ['AK9', 'A', '1', '1', '1'],
    ];
    await take(file({ functionalId: 'FA', sets: [{ type: '997', segments: ak }] }));
    expect(await states()).toEqual(['X12 APPLIED', '997 PARKED']);
  });

  test('TA1 only where ISA14 asks for it; a partner that wants no acknowledgement gets none', async () => {
    await take(file({ ackRequested: true }));
    expect(await states()).toEqual(['X12 APPLIED', '855 APPLIED', '→TA1 QUEUED', '→997 QUEUED']);
    await keepPartner(hub.hub, { ...apexProfile, x12: { ...apexProfile.x12, acknowledgeWith: 'none' } });
    await take(file({ isa: '2', sets: [{ segments: segments855('2') }] }));
    expect(await kept('997')).toHaveLength(1);
  });
});

describe('an interchange nobody can open', () => {
  test.each([
    ['garbage', () => Buffer.from('this is no interchange'), 'X12 REJECTED'],
    ['nothing', () => Buffer.alloc(0), 'X12 REJECTED'],
    ['one that is cut', () => file().subarray(0, -20), 'X12 REJECTED'],
    ['from nobody known', () => file({ from: 'NOBODY' }), 'X12 PARKED'],
    ['for somebody else', () => file({ to: 'OTHER' }), 'X12 PARKED'],
  ])('%s is kept, and says so', async (_, bytes, state) => {
    await take(bytes());
    expect(await states()).toEqual([state]);
    const [row] = await hub.messages();
    expect(row?.['reason']).toMatch(/\.$/);
    expect(row?.['remedy']).toMatch(/\.$/);
    expect(await hub.hub.sql`select bytes from hub.message_payload`).toEqual([{ bytes: bytes() }]);
  });

  test('over the transport of another partner is not taken in its name', async () => {
    await keepPartner(hub.hub, {
      ...apexProfile,
      partner: 'other',
      name: 'Other',
      x12: { ...apexProfile.x12, them: { qualifier: 'ZZ', id: 'OTHER', group: 'OTHER' } },
    });
    await take(file(), { partner: 'other' });
    expect(await states()).toEqual(['X12 PARKED']);
    expect((await hub.messages())[0]?.['code']).toBe('WRONG_TRANSPORT');
  });

  test('is opened when it is re-driven after its partner is known, once', async () => {
    await keepPartner(hub.hub, apexProfile, { isGone: true });
    const { messageIds } = await take(file());
    expect(await states()).toEqual(['X12 PARKED']);
    await keepPartner(hub.hub);
    for (let time = 0; time < 2; time += 1)
      await hub.clinic.db.transaction((tx) => redrive(tx, messageIds, hub.clock.now()));
    expect(await states()).toEqual(['X12 APPLIED', '855 APPLIED', '→997 QUEUED']);
    expect(await hub.visits()).toMatchObject([{ times: 1 }]);
  });
});

test('two interchanges in one file, and junk between them, are each what they are', async () => {
  const two = Buffer.concat([
    file({ isa: '1' }),
    Buffer.from('JUNK\n'),
    file({ isa: '2', sets: [{ segments: segments855('2') }] }),
  ]);
  await take(two);
  expect((await states()).filter((state) => state === '855 APPLIED')).toHaveLength(2);
});

test('a document its partner may not send is parked, and acknowledged all the same: syntax is all a 997 says (R44)', async () => {
  await take(file({ functionalId: 'SC', sets: [{ type: '832', segments: [['BCT', 'PC', 'CAT-1']] }] }));
  expect(await states()).toEqual(['X12 APPLIED', '832 PARKED', '→997 QUEUED']);
  expect((await kept('832'))[0]).toMatchObject({ code: 'UNEXPECTED_DOCUMENT', document_number: 'CAT-1' });
});

describe('what a receiver says', () => {
  test('parked with what it wants, applied when re-driven', async () => {
    await take(file({ sets: [{ segments: segments855('1', 'Park') }] }));
    expect(await states()).toEqual(['X12 APPLIED', '855 PARKED', '→997 QUEUED']);
    expect((await kept('855'))[0]).toMatchObject({ code: 'UNKNOWN_ITEM', wants: [{ kind: 'ITEM', key: 'AX-1' }] });
    expect(await hub.clinic.sql`select * from clinic.applied`).toEqual([]);
  });

  test('R48: a duplicate to the business has no effect', async () => {
    await take(file({ sets: [{ segments: segments855('1', 'Duplicate') }] }));
    expect(await states()).toContain('855 DUPLICATE');
    expect(await hub.clinic.sql`select * from clinic.applied`).toEqual([]);
  });

  test('in parts: each part commits, is done once, and the last settles it', async () => {
    const segments = segments855('1', 'Parts').map((segment) =>
      segment[0] === 'PO1' ? segment.with(2, '5') : segment,
    ) as SegmentInput[];
    await take(file({ sets: [{ segments }] }));
    expect(await states()).toContain('855 APPLIED');
    const parts = await hub.clinic.sql`select control_id from clinic.applied order by seq`;
    expect(parts.map((row) => row['control_id'])).toEqual(['1 0', '1 1', '1 2', '1 3', '1 4']);
    const [set] = await kept('855');
    const events = (await hub.events()).filter((event) => event['aggregate_id'] === set?.['id']);
    expect(events.map((event) => (event['data'] as { state: string }).state)).toEqual([
      'RECEIVED',
      'ROUTED',
      'APPLIED',
    ]);
  });
});

describe('R46: ISA15=T', () => {
  test('leaves no state but a report', async () => {
    await take(file({ usage: 'T' }));
    await take(file({ usage: 'T', isa: '2', sets: [{ segments: segments855('2', 'Park') }] }));
    expect(await states()).toEqual([
      'X12 APPLIED',
      '855 TEST',
      '→997 QUEUED',
      'X12 APPLIED',
      '855 TEST',
      '→997 QUEUED',
    ]);
    expect(await hub.visits()).toEqual([]);
    expect(await hub.clinic.sql`select * from clinic.applied`).toEqual([]);
    expect(await kept('855')).toMatchObject([
      { report: { outcome: 'APPLIED', about: [orderOf('4500017')] }, about: [] },
      { report: { outcome: 'PARKED', code: 'UNKNOWN_ITEM' } },
    ]);
    const causes = await hub.hub.sql`select from_id from hub.lineage_edge where to_id like 'order%'`;
    expect(causes).toEqual([]);
  });

  test('does not make the production document that follows a duplicate, and may come again', async () => {
    await take(file({ usage: 'T' }));
    await take(file({ usage: 'T' }));
    await take(file({ usage: 'P' }));
    expect((await states()).filter((state) => state.startsWith('855'))).toEqual([
      '855 TEST',
      '855 TEST',
      '855 APPLIED',
    ]);
  });
});

test('R70: documents of one order are applied in the order they came, orders beside each other', async () => {
  const orders = ['1', '2', '3'];
  for (let number = 0; number < 5; number += 1)
    await Promise.all(
      orders.map((order, index) =>
        take(file({ isa: String(number * 10 + index + 1), sets: [{ segments: segments855(order, `n${number}`) }] })),
      ),
    );
  await hub.idle();
  const applied = await hub.clinic.sql`
    select interchange_control, business_key from clinic.applied join hub.message on message.id = message_id order by applied.seq`;
  for (const order of orders) {
    const own = applied
      .filter((row) => row['business_key'] === `po:${order}`)
      .map((row) => Number(row['interchange_control']));
    expect(own).toEqual(own.toSorted((a, b) => a - b));
    expect(own).toHaveLength(5);
  }
});

test('16 MB are taken as one document', async () => {
  const segments = Array.from({ length: 200_000 }, (_, index): SegmentInput => [
    'MSG',
    `line ${index} `.padEnd(80, 'x'),
  ]);
  const bytes = file({ sets: [{ segments: [...segments855('1').slice(0, 2), ...segments] }] });
  expect(bytes.length).toBeGreaterThan(16 * 1024 * 1024);
  await take(bytes);
  await vi.waitFor(async () => expect(await states()).toContain('855 APPLIED'), 20_000);
});

test('a database that is away: it is not taken, and nothing of it is stored', async () => {
  await hub.hub.sql`select 1`;
  await using admin = await runningExchange({ database: hub.url, works: false });
  await admin.hub.close();
  await expect(admin.exchange.takeDocument(arrival(file()))).rejects.toThrow();
  expect(await hub.messages()).toEqual([]);
});
