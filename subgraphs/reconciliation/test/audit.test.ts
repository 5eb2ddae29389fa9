import { chainAudit, recordAudit } from '@supply-hub/audit';
import { expect, test } from 'vitest';
import { keepMessage } from './kept-messages.ts';
import { facility } from './ids.ts';
import { reconciliationHub, type ReconciliationHub } from './reconciliation-hub.ts';

async function audited() {
  const hub = await reconciliationHub();
  const entry = (subject: string, slug: string | null, minutes: number) =>
    hub.hubDb.transaction((tx) =>
      recordAudit(
        tx,
        [
          {
            actor: 'system:erp',
            action: 'stock-changed',
            subject,
            reason: 'erp says so.',
            before: { quantity: '4' },
            after: { quantity: '3' },
            facilityIds: slug === null ? null : [facility(slug)],
            supplierIds: [],
          },
        ],
        hub.clock.now().add({ minutes }),
      ),
    );
  await entry('stock_1', 'north', 0);
  await entry('stock_2', 'south', 1);
  await entry('partner_1', null, 2);
  return hub;
}

async function entries(hub: ReconciliationHub, filter = '', as = 'integrator') {
  const { data, errors } = await hub.ask(
    `{ auditEntries${filter === '' ? '' : `(${filter})`} { edges { node { subject } cursor } pageInfo { hasNextPage endCursor } } }`,
    {},
    as,
  );
  expect(errors).toBeUndefined();
  return (
    data as {
      auditEntries: { edges: { node: { subject: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    }
  ).auditEntries;
}
const subjects = async (...asked: Parameters<typeof entries>) =>
  (await entries(...asked)).edges.map(({ node }) => node.subject);

test('who changed what, the newest first, page by page, by what is asked for', async () => {
  await using hub = await audited();
  expect(await subjects(hub)).toEqual(['partner_1', 'stock_2', 'stock_1']);
  const first = await entries(hub, 'first: 2');
  expect(first.pageInfo.hasNextPage).toBe(true);
  expect(await subjects(hub, `first: 2, after: "${first.pageInfo.endCursor}"`)).toEqual(['stock_1']);
  expect(await subjects(hub, 'filter: { subject: "stock_2" }')).toEqual(['stock_2']);
  expect(await subjects(hub, 'filter: { actions: ["partner-held"] }')).toEqual([]);
  expect(await subjects(hub, 'filter: { to: "2026-03-09T12:01:00Z" }')).toEqual(['stock_1']);
});

test('R72: nobody sees the changes of another facility, and partners see none', async () => {
  await using hub = await audited();
  expect(await subjects(hub, '', 'northPlanner')).toEqual(['partner_1', 'stock_1']);
  expect(await subjects(hub, '', 'partner')).toEqual([]);
});

test('the chain is verified for integrators who see everything', async () => {
  await using hub = await audited();
  await chainAudit(hub.hubDb);
  const query = 'query ($noted: String) { auditVerification(notedHead: $noted) { isIntact entryCount head brokenAt } }';
  const { data } = await hub.ask(query, {}, 'integrator');
  const { auditVerification } = data as { auditVerification: { head: string } };
  expect(auditVerification).toMatchObject({ isIntact: true, entryCount: 3, brokenAt: null });
  const again = await hub.ask(query, { noted: auditVerification.head }, 'integrator');
  expect(again.data).toMatchObject({ auditVerification: { isIntact: true } });
  const other = await hub.ask(query, { noted: 'ab'.repeat(32) }, 'integrator');
  expect(other.data).toMatchObject({ auditVerification: { isIntact: false } });
  for (const as of ['planner', 'northIntegrator', 'partner'])
    expect((await hub.ask(query, {}, as)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  expect((await hub.ask(query, { noted: 'abc' }, 'integrator')).errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

test('a message’s bytes are for who may see patients’ data, and that they were read is kept', async () => {
  await using hub = await reconciliationHub();
  const id = await keepMessage(hub, { key: 'M1', bytes: 'PID|B\u00fcchner' });
  const query = 'query ($id: ID!) { message(id: $id) { payload { byteCount text base64 sha256 } } }';
  for (const as of ['planner', 'integrator', 'partner'])
    expect((await hub.ask(query, { id }, as)).data).not.toHaveProperty('message.payload.text');
  expect((await hub.ask(query, { id }, 'phiIntegrator')).data).toEqual({
    message: {
      payload: {
        byteCount: 11,
        text: 'PID|B\u00fcchner',
        base64: Buffer.from('PID|B\u00fcchner', 'latin1').toString('base64'),
        sha256: '07'.repeat(32),
      },
    },
  });
  const aboutIt = `query ($id: ID!) { auditEntries(filter: { subject: $id }) {
    edges { node { actor action subject after message { id } } } } }`;
  const { data } = await hub.ask(aboutIt, { id }, 'integrator');
  expect(data).toMatchObject({
    auditEntries: {
      edges: [
        { node: { actor: 'integrator', action: 'patient-data-read', subject: 'operation:anonymous', message: null } },
        { node: { actor: 'integrator', action: 'payload-read', subject: id, after: null, message: { id } } },
      ],
    },
  });
});
