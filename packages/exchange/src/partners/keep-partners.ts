import { batchHandler, tradingPartnerChanged, type Handler } from '@supply-hub/events';
import { sql } from 'drizzle-orm';

/** Keeps the exchange's copy of the partners: whoever takes and sends asks no subgraph. */
const keepPartners = batchHandler(tradingPartnerChanged, 'exchange.partners', async (events, { tx }) => {
  // The last of each partner: one statement may not write a row twice.
  const last = new Map(events.map((event) => [event.data.partner, event]));
  const rows = [...last.values()].map(({ data, aggregateversion: version }) => ({
    partner: data.partner,
    id: data.id,
    version,
    name: data.name,
    profile: data.profile,
    supplier_id: data.supplierId,
    hold: data.hold,
    is_gone: data.isGone,
  }));
  await tx.execute(sql`
    insert into hub.partner as held (partner, id, version, name, profile, supplier_id, hold, is_gone)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as told(partner text, id text, version bigint, name text, profile jsonb, supplier_id text, hold jsonb, is_gone boolean)
    order by partner
    on conflict (partner) do update set id = excluded.id, version = excluded.version, name = excluded.name,
      profile = excluded.profile, supplier_id = excluded.supplier_id, hold = excluded.hold,
      is_gone = excluded.is_gone
    where held.version < excluded.version`);
});

/** What the exchange itself does with events, on a connection under the hub's own role. */
export function exchangeHandlers(): readonly Handler[] {
  return [keepPartners];
}
