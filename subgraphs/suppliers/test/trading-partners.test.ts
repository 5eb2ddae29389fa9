import { sql } from 'drizzle-orm';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tradingPartnerChanged, partnerFileRead } from '@supply-hub/events';
import { hubId } from '@supply-hub/identifiers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleErp } from './sample-erp.ts';
import { suppliersHub } from './suppliers-hub.ts';

const example = await readFile(
  new URL('../../../packages/partners/examples/alpine-surgical.yaml', import.meta.url),
  'utf8',
);
const alpine = example.replace('number: 1000021', 'number: 100');
const ridge = example
  .replace('partner: alpine-surgical', 'partner: ridge-medical')
  .replace('name: Alpine Surgical', 'name: Ridge Medical')
  .replace('number: 1000021', 'number: 200')
  .replace('081466849', '081466850')
  .replace('id: ALPINETEST', 'id: RIDGETEST')
  .replace('host: sftp.alpine-surgical.example', 'host: ${RIDGE_HOST}');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partners-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = async (file: string, text: string) => {
  await writeFile(join(folder, `${file}.new`), text);
  await rename(join(folder, `${file}.new`), join(folder, file));
};
/** Where the profile says so, counted from 1. */
const lineOf = (text: string): number => alpine.split('\n').findIndex((line) => line.includes(text)) + 1;
const alpineId = hubId('partner', 'hub', 'alpine-surgical');
const ridgeId = hubId('partner', 'hub', 'ridge-medical');

async function openHub() {
  const hub = await suppliersHub(sampleErp, { partners: folder });
  const feed = hub.partnerFeed;
  if (feed === undefined) throw new Error('there is no feed of partners');
  let cursor: string | null = null;
  return Object.assign(hub, {
    /** Looks at the folder once. */
    async look() {
      hub.clock.advance(2000);
      ({ cursor } = await feed.run(cursor, hub.clock.now(), AbortSignal.timeout(10_000)));
    },
    codes: async (as: 'planner' | 'partner' | 'stranger' | 'north' = 'planner') => {
      const { data } = await hub.ask('{ tradingPartners { edges { node { code } } } }', {}, as);
      return $Codes.parse(data).tradingPartners.edges.map(({ node }) => node.code);
    },
  });
}
const $Codes = z.object({
  tradingPartners: z.object({ edges: z.array(z.object({ node: z.object({ code: z.string() }) })) }),
});

describe('a folder of profiles', () => {
  test('is read, changed, and taken from in a running hub, and each is told once', async () => {
    await using hub = await openHub();
    await put('alpine-surgical.yaml', alpine);
    await hub.look();
    expect(await hub.told('partner')).toMatchObject([
      {
        type: tradingPartnerChanged.type,
        version: 1,
        data: {
          id: alpineId,
          partner: 'alpine-surgical',
          supplierId: hubId('supplier', 'erp', '100'),
          hold: null,
          isGone: false,
        },
      },
      {
        type: partnerFileRead.type,
        version: 1,
        data: { file: 'alpine-surgical.yaml', state: 'LOADED', faultCount: 0 },
      },
    ]);
    await hub.look();
    expect(await hub.told('partner')).toEqual([]);

    await put('ridge-medical.yaml', ridge);
    await put('alpine-surgical.yaml', alpine.replace('855: 4h', '855: 6h'));
    await hub.look();
    expect((await hub.told('partner')).map(({ type, version, data }) => [type, version, data.partner])).toEqual([
      [tradingPartnerChanged.type, 2, 'alpine-surgical'],
      [partnerFileRead.type, 2, 'alpine-surgical'],
      [tradingPartnerChanged.type, 1, 'ridge-medical'],
      [partnerFileRead.type, 1, 'ridge-medical'],
    ]);
    expect(await hub.codes()).toEqual(['alpine-surgical', 'ridge-medical']);

    await rm(join(folder, 'alpine-surgical.yaml'));
    await hub.look();
    expect(await hub.told('partner')).toMatchObject([
      { version: 3, data: { partner: 'alpine-surgical', isGone: true, profile: { name: 'Alpine Surgical' } } },
      { version: 3, data: { state: 'GONE' } },
    ]);
    expect(await hub.codes()).toEqual(['ridge-medical']);

    await put('alpine-surgical.yaml', alpine);
    await hub.look();
    expect(await hub.told('partner')).toMatchObject([
      { version: 4, data: { isGone: false } },
      { data: { state: 'LOADED' } },
    ]);
  });

  test('with a faulty edit, the last good profile stands and the fault is told with its line', async () => {
    await using hub = await openHub();
    await put('alpine-surgical.yaml', alpine);
    await hub.look();
    await hub.told('partner');
    await put('alpine-surgical.yaml', alpine.replace('kind: sftp', 'kind: ftps'));
    await hub.look();
    expect(await hub.told('partner')).toMatchObject([
      {
        type: partnerFileRead.type,
        data: {
          state: 'REFUSED',
          isEarlierKept: true,
          faultCount: 1,
          faults: [{ line: lineOf('kind: sftp'), column: 11, path: 'transports.sftp.kind' }],
        },
      },
    ]);
    const query = `{ tradingPartners(filter: { hasFaults: true }) { edges { node {
      transports { kind isIn isOut isFallback }
      profileFile { name state faultCount faults { line column path remedy } } } } } }`;
    expect(await hub.ask(query)).toMatchObject({
      data: {
        tradingPartners: {
          edges: [
            {
              node: {
                transports: [
                  { kind: 'SFTP', isIn: true, isOut: true, isFallback: false },
                  { kind: 'HTTPS', isIn: false, isOut: true, isFallback: true },
                ],
                profileFile: {
                  name: 'alpine-surgical.yaml',
                  state: 'REFUSED',
                  faults: [{ line: lineOf('kind: sftp'), column: 11 }],
                },
              },
            },
          ],
        },
      },
    });
    await put('alpine-surgical.yaml', alpine);
    await hub.look();
    expect(await hub.told('partner')).toMatchObject([
      { type: partnerFileRead.type, data: { state: 'LOADED', faults: [] } },
    ]);
  });

  test('a faulty new profile makes no partner, and is told', async () => {
    await using hub = await openHub();
    await put('alpine-surgical.yaml', 'partner: alpine-surgical\n');
    await hub.look();
    expect(await hub.told('partner')).toMatchObject([{ data: { state: 'REFUSED', isEarlierKept: false } }]);
    expect(await hub.codes()).toEqual([]);
  });

  test('that is suddenly empty or away takes no partner away', async () => {
    await using hub = await openHub();
    await put('alpine-surgical.yaml', alpine);
    await hub.look();
    await rm(join(folder, 'alpine-surgical.yaml'));
    await expect(hub.look()).rejects.toThrow(/is empty, and had profiles before/);
    await rename(folder, `${folder}-away`);
    await expect(hub.look()).rejects.toThrow(/is not there/);
    expect(await hub.codes()).toEqual(['alpine-surgical']);
    await rename(`${folder}-away`, folder);
    await put('README', 'No partners any more.');
    await hub.look();
    expect(await hub.codes()).toEqual([]);
  });

  test('what two workers read is told once', async () => {
    await using hub = await openHub();
    await put('alpine-surgical.yaml', alpine);
    const feed = hub.partnerFeed;
    await Promise.all([1, 2].map(async () => feed?.run(null, hub.clock.now(), AbortSignal.timeout(10_000))));
    expect(await hub.told('partner')).toHaveLength(2);
  });
});

describe('who sees trading partners', () => {
  test('R72: a partner sees itself alone, everybody else all of them: list, id, count and _entities', async () => {
    await using hub = await openHub();
    await put('alpine-surgical.yaml', alpine);
    await put('ridge-medical.yaml', ridge);
    await hub.look();
    expect(await hub.codes()).toEqual(['alpine-surgical', 'ridge-medical']);
    expect(await hub.codes('north')).toEqual(['alpine-surgical', 'ridge-medical']);
    expect(await hub.codes('partner')).toEqual(['alpine-surgical']);
    expect(await hub.codes('stranger')).toEqual([]);
    const query = `query ($id: ID!, $r: [_Any!]!) {
      tradingPartner(id: $id) { code } _entities(representations: $r) { ... on TradingPartner { code } } }`;
    const r = [alpineId, ridgeId].map((id) => ({ __typename: 'TradingPartner', id }));
    expect((await hub.ask(query, { id: ridgeId, r }, 'partner')).data).toEqual({
      tradingPartner: null,
      _entities: [{ code: 'alpine-surgical' }, null],
    });
    expect((await hub.ask(query, { id: ridgeId, r })).data).toEqual({
      tradingPartner: { code: 'ridge-medical' },
      _entities: [{ code: 'alpine-surgical' }, { code: 'ridge-medical' }],
    });
  });

  test('secrets are in no answer and no event; addresses are for integrators, names of people not for partners', async () => {
    await using hub = await openHub();
    await put('alpine-surgical.yaml', alpine);
    await hub.look();
    await hub.ask(
      `mutation { holdPartner(input: { partnerId: "${alpineId}", reason: "New mailbox.", idempotencyKey: "1" }) { userErrors { code } } }`,
      {},
      'buyer',
    );
    const query = `{ tradingPartners { edges { node {
      hold { reason by isByProfile } profileFile { name } transports { name address } } } } }`;
    const node = async (as: 'planner' | 'partner' | 'integrator') =>
      JSON.stringify((await hub.ask(query, {}, as)).data?.['tradingPartners']);
    expect(await node('partner')).toContain(
      '"hold":{"reason":"New mailbox.","by":null,"isByProfile":false},"profileFile":null',
    );
    expect(await node('planner')).toContain('"by":"erin"');
    expect(await node('planner')).not.toContain('sftp.alpine');
    expect(await node('integrator')).toContain('"address":"sftp.alpine-surgical.example:22"');
  });

  test('a supplier’s partners and a partner’s supplier are read in a fixed number of statements', async () => {
    await using hub = await openHub();
    await put('alpine-surgical.yaml', alpine);
    await put('ridge-medical.yaml', ridge);
    await hub.poll();
    const query = `{ suppliers { edges { node { name tradingPartners { code hold { reason } profileFile { state } } } } }
      tradingPartners { edges { node { code supplier { number } receives { type version } units { code unit } } } } }`;
    hub.forget();
    const { data, errors } = await hub.ask(query);
    expect(errors).toBeUndefined();
    expect(data?.['tradingPartners']).toMatchObject({
      edges: [
        {
          node: {
            code: 'alpine-surgical',
            supplier: { number: '100' },
            receives: expect.arrayContaining([
              { type: '832', version: '005010' },
              { type: '855', version: '004010' },
            ]),
            units: [
              { code: 'CRT', unit: 'CT' },
              { code: 'CS', unit: 'CA' },
            ],
          },
        },
        { node: { code: 'ridge-medical', supplier: { number: '200' } } },
      ],
    });
    expect(hub.statements.filter((text) => /trading_partner|partner_file/.test(text)).length).toBeLessThanOrEqual(4);
  });
});

describe('holding', () => {
  const hold = (key: string, reason = 'New mailbox.') =>
    `mutation { holdPartner(input: { partnerId: "${alpineId}", reason: "${reason}", idempotencyKey: "${key}" }) {
      partner { hold { reason by since isByProfile } } userErrors { code path sentence } } }`;
  const release = (key: string) =>
    `mutation { releasePartner(input: { partnerId: "${alpineId}", idempotencyKey: "${key}" }) {
      partner { hold { reason } } userErrors { code sentence } } }`;

  test('R35: a hold is set once and told once, and a release ends it', async () => {
    await using hub = await openHub();
    await put('alpine-surgical.yaml', alpine);
    await hub.look();
    await hub.told('partner');
    const held = {
      holdPartner: { partner: { hold: { reason: 'New mailbox.', by: 'erin', isByProfile: false } }, userErrors: [] },
    };
    expect((await hub.ask(hold('k1'), {}, 'buyer')).data).toMatchObject(held);
    expect((await hub.ask(hold('k1'), {}, 'buyer')).data).toMatchObject(held);
    expect(await hub.told('partner')).toMatchObject([
      { version: 2, data: { hold: { reason: 'New mailbox.', by: 'erin' } } },
    ]);
    const refusal = async (text: string, as: 'buyer' | 'integrator' = 'buyer') =>
      JSON.stringify((await hub.ask(text, {}, as)).data);
    expect(await refusal(hold('k1', 'Another.'))).toContain('KEY_USED_BEFORE');
    expect(await refusal(hold('k1'), 'integrator')).toContain('ALREADY_HELD');
    expect((await hub.ask(release('r1'), {}, 'integrator')).data).toMatchObject({
      releasePartner: { partner: { hold: null }, userErrors: [] },
    });
    expect(await hub.told('partner')).toMatchObject([{ version: 3, data: { hold: null } }]);
    expect(await refusal(release('r2'))).toContain('NOT_HELD');
    const audited = await hub.db.execute(sql`select actor, action, reason, after from hub.audit_entry order by seq`);
    expect([...audited]).toMatchObject([
      { actor: 'hub', action: 'partner-profile-changed', after: { isGone: false } },
      { actor: 'erin', action: 'partner-held', reason: 'New mailbox.', after: { hold: { by: 'erin' } } },
      { action: 'partner-released', after: { hold: null } },
    ]);
    expect(await refusal(hold('k9').replace(alpineId, hubId('partner', 'hub', 'nobody')))).toContain('NOT_FOUND');
  });

  test('a new profile keeps a person’s hold; a profile’s own hold is released by the file alone', async () => {
    await using hub = await openHub();
    await put('alpine-surgical.yaml', alpine);
    await hub.look();
    await hub.ask(hold('k1'), {}, 'buyer');
    await put('alpine-surgical.yaml', `${alpine}\nhold: { reason: Certificate renewed on Friday. }\n`);
    await hub.look();
    const shown = async () =>
      (await hub.ask(`{ tradingPartner(id: "${alpineId}") { hold { reason isByProfile } } }`)).data?.['tradingPartner'];
    expect(await shown()).toEqual({ hold: { reason: 'New mailbox.', isByProfile: false } });
    await hub.ask(release('r1'), {}, 'buyer');
    expect(await shown()).toEqual({ hold: { reason: 'Certificate renewed on Friday.', isByProfile: true } });
    expect(JSON.stringify(await hub.ask(release('r2'), {}, 'buyer'))).toContain('HELD_BY_PROFILE');
    await put('alpine-surgical.yaml', alpine);
    await hub.look();
    expect(await shown()).toEqual({ hold: null });
  });

  test.each(['planner', 'partner', 'northBuyer'] as const)('%s may not', async (as) => {
    await using hub = await openHub();
    await put('alpine-surgical.yaml', alpine);
    await hub.look();
    expect(await hub.ask(hold('k1'), {}, as)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  test.each([
    ['no reason', hold('k', ' ')],
    ['no key', hold('')],
  ])('with %s it is refused', async (_, text) => {
    await using hub = await openHub();
    expect(await hub.ask(text, {}, 'buyer')).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});
