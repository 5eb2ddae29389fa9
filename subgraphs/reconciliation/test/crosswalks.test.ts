import { crosswalkId, translate } from '@supply-hub/crosswalk';
import { gs1CheckDigit } from '@supply-hub/identifiers';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { item, message, supplier } from './ids.ts';
import { reconciliationHub } from './reconciliation-hub.ts';

type Hub = Awaited<ReturnType<typeof reconciliationHub>>;

const gtin = (digits: string) => `${digits}${gs1CheckDigit(digits)}`;
const screwGtin = gtin('1086000123456');
const wants = (key: string, facts: Record<string, string> = {}) => ({ kind: 'ITEM' as const, key, facts });
const candidate = (key: string, number: string) =>
  crosswalkId({ kind: 'ITEM', party: 'alpine', key, target: item(number) });

async function hubWithItems(options = {}) {
  const hub = await reconciliationHub(options);
  await hub.item({ number: '100007', description: 'Cortical screw 3.5 x 14 mm', gtins: [screwGtin] });
  await hub.item({ number: '100008', description: 'Cortical screw 4.5 x 14 mm' });
  await hub.item({ number: '200001', description: 'Surgical drape, large' });
  await hub.part('100', '100007', 'AC-4711');
  await hub.part('100', '200001', 'AC-9001');
  await hub.idle();
  return hub;
}

let keys = 0;
/** @returns the mutation's payload */
async function decide(
  hub: Hub,
  name: string,
  input: object,
  fields: string,
  { as = 'buyer', key = `key-${(keys += 1)}` } = {},
) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await hub.ask(
    `mutation ($input: ${type}!) { answer: ${name}(input: $input) { ${fields} userErrors { code path } } }`,
    { input: { ...input, idempotencyKey: key } },
    as,
  );
  return errors === undefined ? (data as { answer: Record<string, unknown> }).answer : { errors };
}
const confirm = (hub: Hub, input: object, options = {}) =>
  decide(hub, 'confirmCrosswalk', input, 'redrivenCount crosswalk { status }', options);
const read = (hub: Hub, key: string) =>
  hub.hubDb.transaction(async (tx) => (await translate(tx, 'ITEM', 'alpine', [key])).get(key) ?? null);

async function candidates(hub: Hub, key: string, as = 'buyer') {
  const { data, errors } = await hub.ask(
    `query ($key: String!) { crosswalks(filter: { key: $key }) { edges { node {
      status confidence evidence { fact } item { id } waitingMessages } } } }`,
    { key },
    as,
  );
  expect(errors).toBeUndefined();
  return (
    data as { crosswalks: { edges: { node: { item: { id: string } | null; confidence: string } }[] } }
  ).crosswalks.edges
    .map(({ node }) => node)
    .toSorted((a, b) => Number(b.confidence) - Number(a.confidence));
}

test('R8, R16: a key nobody knows gets candidates by GTIN, part number and words, each with its evidence', async () => {
  await using hub = await hubWithItems();
  await hub.document({
    key: 'D1',
    wants: [
      wants('X-1', { gtin: screwGtin, description: 'SCREW CORTICAL 3.5X14MM' }),
      wants('AC4711'),
      wants('X-2', { description: 'cortical screw 3,5x14' }),
      wants('X-3', { description: 'nothing like it' }),
    ],
  });
  await hub.idle();
  expect(await candidates(hub, 'X-1')).toMatchObject([
    {
      status: 'CANDIDATE',
      confidence: '0.98',
      evidence: [{ fact: 'GTIN' }, { fact: 'DESCRIPTION' }],
      item: { id: item('100007') },
      waitingMessages: 1,
    },
  ]);
  // R72: whose message waits is not to be counted by those who do not see it; of another size nothing is said.
  expect(await candidates(hub, 'X-1', 'northPlanner')).toMatchObject([{ waitingMessages: 0 }]);
  expect(await candidates(hub, 'AC4711')).toMatchObject([
    { confidence: '0.8', evidence: [{ fact: 'PART_NUMBER' }], item: { id: item('100007') } },
  ]);
  expect((await candidates(hub, 'X-2'))[0]).toMatchObject({ item: { id: item('100007') } });
  expect(await candidates(hub, 'X-3')).toEqual([]);
  expect(await read(hub, 'X-1')).toBeNull();
});

test('what a document names before the master data has come gets its candidates when it comes', async () => {
  await using hub = await reconciliationHub();
  await hub.document({ key: 'D1', wants: [wants('AC-5000')] });
  await hub.idle();
  expect(await candidates(hub, 'AC-5000')).toEqual([]);
  await hub.item({ number: '300001' });
  await hub.part('100', '300001', 'AC-5000');
  await hub.idle();
  expect(await candidates(hub, 'AC-5000')).toMatchObject([{ confidence: '0.9', item: { id: item('300001') } }]);
});

test('an exception shows the keys it is for and what they may mean; confirming them tries the message again', async () => {
  await using hub = await hubWithItems({ hasExchange: true });
  await hub.document({ key: 'D1', wants: [wants('AC-4711', { description: 'Screw' }), wants('AC-9001')] });
  await hub.idle();
  const shown = async () =>
    (
      await hub.ask(
        `{ supplyExceptions { edges { node { kind businessKey message { state } unknownKeys { key facts { name value } candidates { confidence } }
          suggestedRemedies { action } } } } }`,
      )
    ).data;
  expect(await shown()).toMatchObject({
    supplyExceptions: {
      edges: [
        {
          node: {
            kind: 'UNKNOWN_ITEM',
            businessKey: 'po:PO-1',
            message: { state: 'PARKED' },
            unknownKeys: [
              { key: 'AC-4711', facts: [{ name: 'description', value: 'Screw' }], candidates: [{ confidence: '0.9' }] },
              { key: 'AC-9001', candidates: [{ confidence: '0.9' }] },
            ],
            suggestedRemedies: expect.arrayContaining([{ action: 'CONFIRM_CROSSWALK' }]),
          },
        },
      ],
    },
  });
  expect(await confirm(hub, { crosswalkId: candidate('AC-4711', '100007') })).toEqual({
    redrivenCount: 0,
    crosswalk: { status: 'CONFIRMED' },
    userErrors: [],
  });
  expect(await read(hub, 'AC-4711')).toBe(item('100007'));
  expect(await confirm(hub, { crosswalkId: candidate('AC-9001', '200001') })).toMatchObject({ redrivenCount: 1 });
  expect([...(await hub.hubDb.execute(sql`select state from hub.message where id = ${message('D1')}`))]).toEqual([
    { state: 'RECEIVED' },
  ]);
  await hub.document({ key: 'D1', version: 3, state: 'APPLIED' });
  await hub.idle();
  expect(await shown()).toEqual({ supplyExceptions: { edges: [] } });
});

test('a message that parks again for a key that has its meaning is tried once more, and not for ever', async () => {
  await using hub = await hubWithItems();
  await hub.document({ key: 'D1', wants: [wants('AC-4711')] });
  await hub.idle();
  await confirm(hub, { crosswalkId: candidate('AC-4711', '100007') });
  expect(hub.redriven).toEqual([[message('D1')]]);
  for (const version of [2, 3, 4]) {
    await hub.document({ key: 'D1', version, wants: [wants('AC-4711')] });
    await hub.idle();
  }
  expect(hub.redriven).toHaveLength(1);
  // One that parked while the key got its meaning is tried again without anybody.
  await hub.document({ key: 'D2', wants: [wants('AC-4711')] });
  await hub.document({ key: 'D2', version: 2, wants: [wants('AC-4711')] });
  await hub.idle();
  expect(hub.redriven).toEqual([[message('D1')], [message('D2')]]);
});

test('R35: a deed under its key is done once and answered the same; another under it is refused', async () => {
  await using hub = await hubWithItems();
  await hub.document({ key: 'D1', wants: [wants('AC-4711')] });
  await hub.idle();
  const input = { crosswalkId: candidate('AC-4711', '100007') };
  const first = await confirm(hub, input, { key: 'once' });
  expect(first).toMatchObject({ redrivenCount: 1 });
  expect(await confirm(hub, input, { key: 'once' })).toEqual(first);
  expect(hub.redriven).toHaveLength(1);
  expect(await confirm(hub, { crosswalkId: candidate('AC-4711', '200001') }, { key: 'once' })).toMatchObject({
    crosswalk: null,
    userErrors: [{ code: 'KEY_USED_BEFORE' }],
  });
});

test('a key means what a steward names, if it is of its kind and known; what it means otherwise stands until it is split', async () => {
  await using hub = await hubWithItems();
  const key = { kind: 'ITEM', party: 'alpine', key: 'Z-1' };
  for (const targetId of [supplier('100'), item('nowhere'), null])
    expect(await confirm(hub, { key, targetId })).toMatchObject({
      userErrors: [{ code: 'NOT_A_MEANING', path: ['input', 'targetId'] }],
    });
  expect(await confirm(hub, { key, targetId: item('100007') })).toMatchObject({ crosswalk: { status: 'CONFIRMED' } });
  expect(await confirm(hub, { key, targetId: item('100008') })).toMatchObject({
    userErrors: [{ code: 'OTHERWISE_CONFIRMED', path: ['input', 'key'] }],
  });
  const fields = 'redrivenCount crosswalk { status item { id } }';
  expect(
    await decide(hub, 'splitCrosswalk', { crosswalkId: candidate('Z-1', '100007'), targetId: item('100008') }, fields),
  ).toMatchObject({ crosswalk: { status: 'CONFIRMED', item: { id: item('100008') } } });
  expect(await read(hub, 'Z-1')).toBe(item('100008'));
  expect(await decide(hub, 'splitCrosswalk', { crosswalkId: candidate('Z-1', '100007') }, fields)).toMatchObject({
    userErrors: [{ code: 'NOT_CONFIRMED' }],
  });
  expect(await decide(hub, 'splitCrosswalk', { crosswalkId: candidate('Z-1', '100008') }, fields)).toMatchObject({
    crosswalk: { status: 'REFUSED' },
  });
  expect(await read(hub, 'Z-1')).toBeNull();
});

test('several keys are merged into one meaning, and what waited for any of them is tried again', async () => {
  await using hub = await hubWithItems();
  await hub.document({ key: 'D1', wants: [wants('AC-4711')] });
  await hub.document({ key: 'D2', wants: [wants('AC-9001')] });
  await hub.idle();
  const crosswalkIds = [candidate('AC-4711', '100007'), candidate('AC-9001', '200001')];
  expect(
    await decide(
      hub,
      'mergeCrosswalks',
      { crosswalkIds, targetId: item('100008') },
      'redrivenCount crosswalks { status key }',
    ),
  ).toMatchObject({ redrivenCount: 2, crosswalks: [{ status: 'CONFIRMED' }, { status: 'CONFIRMED' }] });
  expect([await read(hub, 'AC-4711'), await read(hub, 'AC-9001')]).toEqual([item('100008'), item('100008')]);
});

test('what is refused is proposed no more', async () => {
  await using hub = await hubWithItems();
  await hub.document({ key: 'D1', wants: [wants('AC-4711')] });
  await hub.idle();
  const refuse = { crosswalkId: candidate('AC-4711', '100007'), note: 'Another size.' };
  expect(await decide(hub, 'refuseCrosswalk', refuse, 'crosswalk { status decidedBy note }')).toMatchObject({
    crosswalk: { status: 'REFUSED', decidedBy: 'buyer', note: 'Another size.' },
  });
  expect([
    ...(await hub.hubDb.execute(sql`select actor, action, subject, reason, before, after from hub.audit_entry`)),
  ]).toEqual([
    {
      actor: 'buyer',
      action: 'crosswalk-refused',
      subject: refuse.crosswalkId,
      reason: 'Another size.',
      before: { status: 'CANDIDATE' },
      after: { status: 'REFUSED' },
    },
  ]);
  await hub.document({ key: 'D2', wants: [wants('AC-4711')] });
  await hub.idle();
  expect(await candidates(hub, 'AC-4711')).toMatchObject([{ status: 'REFUSED' }]);
});

test('only who sees all facilities decides what keys mean, and partners see none of it (R72)', async () => {
  await using hub = await hubWithItems();
  await hub.document({ key: 'D1', wants: [wants('AC-4711')] });
  await hub.idle();
  const input = { crosswalkId: candidate('AC-4711', '100007') };
  for (const as of ['planner', 'northIntegrator', 'partner'])
    expect(await confirm(hub, input, { as })).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  expect(await candidates(hub, 'AC-4711', 'partner')).toEqual([]);
  const { data } = await hub.ask(
    `query ($id: ID!, $message: ID!) { crosswalk(id: $id) { key } message(id: $message) { controlId unknownKeys { key } exceptions { kind } }
      _entities(representations: [{ __typename: "Crosswalk", id: $id }]) { ... on Crosswalk { key } } }`,
    { id: input.crosswalkId, message: message('D1') },
    'partner',
  );
  // Its own document it sees; what the hospital makes of it, not.
  expect(data).toEqual({
    crosswalk: null,
    message: { controlId: '0001', unknownKeys: [], exceptions: [] },
    _entities: [null],
  });
  expect(await read(hub, 'AC-4711')).toBeNull();
});

test('R4: a unit code nobody knows is confirmed as one of the hub’s own', async () => {
  await using hub = await reconciliationHub();
  await hub.document({ key: 'D1', wants: [{ kind: 'UNIT', key: 'BOX', facts: {} }] });
  await hub.idle();
  const key = { kind: 'UNIT', party: 'alpine', key: 'BOX' };
  const { data } = await hub.ask('{ crosswalks(filter: { kind: UNIT }) { edges { node { key unit item { id } } } } }');
  expect(data).toMatchObject({
    crosswalks: { edges: expect.arrayContaining([{ node: { key: 'BOX', unit: 'BX', item: null } }]) },
  });
  expect(await confirm(hub, { key, targetId: item('1') })).toMatchObject({
    userErrors: [{ code: 'NOT_A_MEANING', path: ['input', 'unit'] }],
  });
  expect(await confirm(hub, { key, unit: 'BX' })).toMatchObject({ redrivenCount: 1 });
});

test('a key that gets its meaning while a message parks for it: the message is tried again, once, whichever was first', async () => {
  await using hub = await hubWithItems();
  const all = Array.from({ length: 12 }, (_, n) => `R-${n}`);
  await Promise.all(
    all.flatMap((key) => [
      hub.document({ key: `D ${key}`, wants: [wants(key)] }),
      confirm(hub, { key: { kind: 'ITEM', party: 'alpine', key }, targetId: item('100007') }),
    ]),
  );
  await hub.idle();
  expect(hub.redriven.flat().toSorted()).toEqual(all.map((key) => message(`D ${key}`)).toSorted());
});
