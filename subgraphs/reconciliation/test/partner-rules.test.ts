import { crosswalkId, translate } from '@supply-hub/crosswalk';
import { expect, test } from 'vitest';
import { item, message, supplier } from './ids.ts';
import { reconciliationHub } from './reconciliation-hub.ts';

type Hub = Awaited<ReturnType<typeof reconciliationHub>>;

const wants = (key: string) => ({ kind: 'ITEM' as const, key, facts: {} });
const rule = { partner: 'alpine', kind: 'ITEM', keyPrefix: 'US-', readRestAsOurs: true };

/** Alpine writes its part numbers with a prefix nobody knows. */
async function hubWithPrefixes() {
  const hub = await reconciliationHub();
  await hub.item({ number: '100007', description: 'Cortical screw' });
  await hub.item({ number: '200001', description: 'Drape' });
  await hub.part('100', '100007', '4711');
  await hub.part('100', '200001', '9001');
  await hub.document({ key: 'D1', wants: [wants('US-004711')] });
  await hub.document({ key: 'D2', wants: [wants('US-9001'), wants('??')] });
  await hub.document({ key: 'D3', wants: [wants('US-unknown')] });
  await hub.document({ key: 'D4', wants: [wants('US-4711')] });
  await hub.document({ key: 'D4', version: 2, state: 'APPLIED' });
  await hub.idle();
  return hub;
}

let keys = 0;
async function add(hub: Hub, input: object, as = 'buyer') {
  const { data, errors } = await hub.ask(
    `mutation ($input: AddPartnerRuleInput!) { addPartnerRule(input: $input) {
      keyCount redrivenCount rule { id sentence addedBy note endedAt partner { id } } userErrors { code path } } }`,
    { input: { rule: input, note: 'Its habit since May.', idempotencyKey: `key-${(keys += 1)}` } },
    as,
  );
  return errors === undefined
    ? (data as { addPartnerRule: { rule: { id: string } | null; userErrors: unknown } }).addPartnerRule
    : { errors };
}
async function dryRun(hub: Hub, input: object, as = 'buyer') {
  const { data, errors } = await hub.ask(
    `query ($input: PartnerRuleInput!) { partnerRuleDryRun(input: $input) {
      sentence keyCount redrivenCount stillWaitingCount decidedOtherwiseCount isCut messages { key meaning outcome message { id } } } }`,
    { input },
    as,
  );
  return errors === undefined ? (data as { partnerRuleDryRun: unknown }).partnerRuleDryRun : { errors };
}
const read = (hub: Hub, key: string) =>
  hub.hubDb.transaction(async (tx) => (await translate(tx, 'ITEM', 'alpine', [key])).get(key) ?? null);

test('a dry run tells of every message, parked or past, what the rule would have made of it, and changes nothing', async () => {
  await using hub = await hubWithPrefixes();
  const told = await dryRun(hub, rule);
  expect(told).toMatchObject({
    sentence:
      'Each item key of alpine that begins with "US-" is, without that and without leading zeros, a number the hub knows.',
    keyCount: 3,
    redrivenCount: 1,
    stillWaitingCount: 1,
    decidedOtherwiseCount: 0,
    isCut: false,
  });
  const { messages } = told as { messages: { message: { id: string }; meaning: string; outcome: string }[] };
  expect(Object.fromEntries(messages.map(({ message: { id }, meaning, outcome }) => [id, [meaning, outcome]]))).toEqual(
    {
      [message('D1')]: ['100007 Cortical screw', 'WOULD_BE_TRIED_AGAIN'],
      [message('D2')]: ['200001 Drape', 'WOULD_STILL_WAIT'],
      [message('D4')]: ['100007 Cortical screw', 'WOULD_NOT_HAVE_WAITED'],
    },
  );
  expect(await read(hub, 'US-004711')).toBeNull();
  expect(hub.redriven).toEqual([]);
});

test('a rule does what its dry run said, and for what comes later too', async () => {
  await using hub = await hubWithPrefixes();
  expect(await add(hub, rule)).toMatchObject({
    keyCount: 2,
    redrivenCount: 1,
    userErrors: [],
    rule: { addedBy: 'buyer', endedAt: null },
  });
  expect(hub.redriven).toEqual([[message('D1')]]);
  expect([await read(hub, 'US-004711'), await read(hub, 'US-9001')]).toEqual([item('100007'), item('200001')]);
  await hub.document({ key: 'D5', wants: [wants('US-4711')] });
  await hub.document({ key: 'D6', wants: [wants('XX-4711')] });
  await hub.idle();
  expect(hub.redriven).toEqual([[message('D1')], [message('D5')]]);
  const { data } = await hub.ask(
    `{ crosswalks(filter: { key: "US-4711" }) { edges { node { status decidedBy note } } } }`,
  );
  expect(data).toMatchObject({
    crosswalks: {
      edges: [
        { node: { status: 'CONFIRMED', decidedBy: 'hub', note: expect.stringMatching(/^By rule partnerrule_/) } },
      ],
    },
  });
});

test('a rule never overrules a steward', async () => {
  await using hub = await hubWithPrefixes();
  const confirm = `mutation { confirmCrosswalk(input: { key: { kind: ITEM, party: "alpine", key: "US-9001" }, targetId: "${item('100007')}", idempotencyKey: "a" }) { userErrors { code } } }`;
  expect(await hub.ask(confirm, {}, 'buyer')).toMatchObject({ data: { confirmCrosswalk: { userErrors: [] } } });
  const refused = crosswalkId({ kind: 'ITEM', party: 'alpine', key: 'US-004711', target: item('100007') });
  await hub.ask(
    `mutation { confirmCrosswalk(input: { key: { kind: ITEM, party: "alpine", key: "US-004711" }, targetId: "${item('100007')}", idempotencyKey: "b" }) { userErrors { code } } }`,
    {},
    'buyer',
  );
  await hub.ask(
    `mutation { refuseCrosswalk(input: { crosswalkId: "${refused}", idempotencyKey: "c" }) { userErrors { code } } }`,
    {},
    'buyer',
  );
  expect(await dryRun(hub, rule)).toMatchObject({ keyCount: 1, decidedOtherwiseCount: 2 });
  await add(hub, rule);
  expect([await read(hub, 'US-004711'), await read(hub, 'US-9001')]).toEqual([null, item('100007')]);
});

test('a rule that ended does no more; it stays to be read', async () => {
  await using hub = await hubWithPrefixes();
  const added = await add(hub, rule);
  const id = 'rule' in added ? added.rule?.id : undefined;
  const end = `mutation ($id: ID!, $key: String!) { endPartnerRule(input: { ruleId: $id, note: "No longer.", idempotencyKey: $key }) { rule { endedBy } userErrors { code } } }`;
  expect(await hub.ask(end, { id, key: 'x' }, 'buyer')).toMatchObject({
    data: { endPartnerRule: { rule: { endedBy: 'buyer' } } },
  });
  expect(await hub.ask(end, { id, key: 'y' }, 'buyer')).toMatchObject({
    data: { endPartnerRule: { userErrors: [{ code: 'NOT_FOUND' }] } },
  });
  await hub.document({ key: 'D5', wants: [wants('US-00004711')] });
  await hub.idle();
  expect(await read(hub, 'US-00004711')).toBeNull();
  const rules = async (includeEnded: boolean, as = 'planner') => {
    const { data } = await hub.ask(
      'query ($ended: Boolean) { partnerRules(partner: "alpine", includeEnded: $ended) { edges { node { id } } } }',
      { ended: includeEnded },
      as,
    );
    return (data as { partnerRules: { edges: unknown[] } }).partnerRules.edges.length;
  };
  expect([await rules(false), await rules(true), await rules(true, 'partner')]).toEqual([0, 1, 0]);
  // Ended, it may be added again.
  expect(await add(hub, rule)).toMatchObject({ userErrors: [] });
});

test('a rule that contradicts itself, is there already or means nothing known is refused; only stewards may', async () => {
  await using hub = await hubWithPrefixes();
  expect(await add(hub, { ...rule, key: 'A' })).toMatchObject({
    userErrors: [{ code: 'RULE_REFUSED', path: ['input', 'rule', 'key'] }],
  });
  expect(await add(hub, { partner: 'alpine', kind: 'ITEM', key: 'A', targetId: item('nowhere') })).toMatchObject({
    userErrors: [{ code: 'NOT_A_MEANING' }],
  });
  await add(hub, rule);
  expect(await add(hub, rule)).toMatchObject({
    rule: null,
    userErrors: [{ code: 'RULE_REFUSED', path: ['input', 'rule'] }],
  });
  expect(await dryRun(hub, { ...rule, key: 'A' })).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', field: 'input.key' } }],
  });
  for (const as of ['planner', 'northIntegrator', 'partner']) {
    expect(await add(hub, rule, as)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(await dryRun(hub, rule, as)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  }
});

test('a rule by confidence takes the sure candidate of each key', async () => {
  await using hub = await reconciliationHub();
  await hub.item({ number: '100007' });
  await hub.part('100', '100007', 'AC-4711');
  await hub.document({ key: 'D1', wants: [wants('AC-4711')] });
  await hub.idle();
  const sure = { partner: 'alpine', kind: 'ITEM', acceptFromConfidence: '0.85' };
  expect(await dryRun(hub, { ...sure, acceptFromConfidence: '0.95' })).toMatchObject({ keyCount: 0 });
  expect(await add(hub, sure)).toMatchObject({ keyCount: 1, redrivenCount: 1 });
  // Of another supplier's numbers, what speaks for them is not enough.
  await hub.document({ key: 'D2', wants: [wants('AC4711')], supplierId: supplier('200') });
  await hub.idle();
  expect(await read(hub, 'AC4711')).toBeNull();
});
