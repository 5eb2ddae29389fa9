import { connect } from '@supply-hub/postgres';
import { testDatabase } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { auditMigrations, chainAudit, nameCause, recordAudit, verifyAudit, type AuditEntry } from '../src/audit.ts';

const noon = Temporal.Instant.from('2026-03-09T12:00:00Z');
const held = (subject: string, reason = 'Its server was moved.'): AuditEntry => ({
  actor: 'buyer-7',
  action: 'partner-held',
  subject,
  reason,
  before: { hold: null },
  after: { hold: reason },
  facilityIds: null,
  supplierIds: ['supplier_1'],
});

async function bench() {
  const database = await testDatabase([
    auditMigrations,
    { name: 'shop', schema: 'shop', directory: new URL('../test/', import.meta.url) },
  ]);
  const hub = connect({ url: database.url, schema: 'hub', name: 'audit-test-hub' });
  const shop = connect({ url: database.url, schema: 'shop', name: 'audit-test-shop' });
  const stack = new AsyncDisposableStack();
  stack.use(database);
  stack.use(hub);
  stack.use(shop);
  return {
    hub: hub.db,
    shop: shop.db,
    url: database.url,
    record: (...entries: AuditEntry[]) => shop.db.transaction((tx) => recordAudit(tx, entries, noon)),
    async chain() {
      while (await chainAudit(hub.db));
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Who owns the database can do everything: the chain is there to tell of it. */
async function asOwner(url: string, tampering: string): Promise<void> {
  const owner = postgres(url, { max: 1 });
  const trigger = 'trigger audit_entry_is_kept';
  await owner.unsafe(
    `alter table hub.audit_entry disable ${trigger}; ${tampering}; alter table hub.audit_entry enable ${trigger}`,
  );
  await owner.end();
}

test('an entry stands with its change or not at all, and carries the message it was made for', async () => {
  await using $ = await bench();
  await $.shop.transaction(async (tx) => {
    await nameCause(tx, 'message_1');
    await recordAudit(tx, [held('partner_1')], noon);
  });
  await $.shop
    .transaction(async (tx) => {
      await recordAudit(tx, [held('partner_2')], noon);
      throw new Error('no');
    })
    .catch(() => undefined);
  await $.record(held('partner_3'), { ...held('partner_4'), after: { hold: null } });
  const rows = await $.hub.execute(sql`select subject, message_id, before, after from hub.audit_entry order by seq`);
  expect([...rows]).toEqual([
    { subject: 'partner_1', message_id: 'message_1', before: { hold: null }, after: { hold: 'Its server was moved.' } },
    { subject: 'partner_3', message_id: null, before: { hold: null }, after: { hold: 'Its server was moved.' } },
  ]);
});

test('nobody changes, removes or empties entries, and no subgraph makes the chain', async () => {
  await using $ = await bench();
  await $.record(held('partner_1'));
  await $.chain();
  const refused = async (db: typeof $.hub, statement: string) =>
    expect(
      await db.execute(sql.raw(statement)).then(
        () => 'done',
        () => 'refused',
      ),
    ).toBe('refused');
  await refused($.hub, `update hub.audit_entry set actor = 'somebody else'`);
  await refused($.hub, `update hub.audit_entry set hash = null, position = null`);
  await refused($.hub, `delete from hub.audit_entry`);
  await refused($.hub, `truncate hub.audit_entry`);
  await refused($.shop, `update hub.audit_entry set position = 9, hash = ''`);
  await refused(
    $.shop,
    `insert into hub.audit_entry (at, actor, action, subject, reason, supplier_ids, position, hash) values (now(), '', '', '', '', '{}', 1, '')`,
  );
});

test('the chain holds over many writers and pages, and two chainers at once', async () => {
  await using $ = await bench();
  await Promise.all(
    Array.from({ length: 40 }, (_, writer) =>
      $.record(...Array.from({ length: 60 }, (_unused, n) => held(`partner_${writer}_${n}`))),
    ),
  );
  await Promise.all([$.chain(), $.chain(), $.chain()]);
  await $.chain();
  expect(await verifyAudit($.hub)).toMatchObject({ isIntact: true, entries: 2400n, unchained: 0n, broken: null });
});

test.each([
  ['altered', `update hub.audit_entry set reason = 'Nothing.' where position = 3`, 3n],
  ['altered in what it was', `update hub.audit_entry set before = '{"hold": "x"}' where position = 2`, 2n],
  ['taken out', `delete from hub.audit_entry where position = 4`, 4n],
  [
    'put in the place of another',
    `update hub.audit_entry set position = case position when 2 then -3 else -2 end where position in (2, 3); update hub.audit_entry set position = -position where position < 0`,
    2n,
  ],
])('an entry that is %s by who owns the database breaks the chain there', async (_, tampering, position) => {
  await using $ = await bench();
  await $.record(...['a', 'b', 'c', 'd', 'e'].map((each) => held(`partner_${each}`)));
  await $.chain();
  await asOwner($.url, tampering);
  expect(await verifyAudit($.hub)).toMatchObject({ isIntact: false, entries: position - 1n, broken: { position } });
});

test('an end that was cut off is told by a head that was noted', async () => {
  await using $ = await bench();
  await $.record(held('partner_a'), held('partner_b'));
  await $.chain();
  const { head } = await verifyAudit($.hub);
  await $.record(held('partner_c'));
  await $.chain();
  expect(await verifyAudit($.hub, head)).toMatchObject({ isIntact: true, entries: 3n, holdsNotedHead: true });
  await asOwner($.url, 'delete from hub.audit_entry where position >= 2');
  expect(await verifyAudit($.hub)).toMatchObject({ isIntact: true, entries: 1n });
  expect(await verifyAudit($.hub, head)).toMatchObject({ isIntact: false, holdsNotedHead: false });
});
