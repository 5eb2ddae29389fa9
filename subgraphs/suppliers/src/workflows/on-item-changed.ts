import { batchHandler, itemChanged } from '@supply-hub/events';
import { sql } from 'drizzle-orm';
import { items } from '../db/schema.ts';

/** Items, as far as a partner's words must be matched to them. Older news than what is kept changes nothing. */
export const onItemChanged = batchHandler([itemChanged], 'suppliers.items', async (events, { tx }) => {
  const newest = new Map(events.map((event) => [event.subject, event]));
  const rows = [...newest.values()].map(({ data, aggregateversion: version }) => ({
    id: data.id,
    version,
    number: data.number,
    base_unit: data.baseUnit,
    gtins: data.gtins,
    units: data.units,
  }));
  await tx.execute(sql`
    insert into ${items} as kept (id, version, number, base_unit, gtins, units)
    select id, version, number, base_unit, gtins, units from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given(id text, version bigint, number text, base_unit text, gtins text[], units jsonb)
    order by id
    on conflict (id) do update set version = excluded.version, number = excluded.number, base_unit = excluded.base_unit,
      gtins = excluded.gtins, units = excluded.units
    where kept.version < excluded.version`);
});
