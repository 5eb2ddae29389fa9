import { hubIdType } from '@supply-hub/identifiers';
import type { Viewer } from '@supply-hub/identity';
import type { Db } from '@supply-hub/postgres';
import { textArray, visibleTo } from '@supply-hub/subgraph-kit';
import { sql, type SQL } from 'drizzle-orm';
import { messages } from '../schema.ts';

/** What everybody may see but partners: it needs no edge to be found. */
const masterTypes = ['item', 'supplier', 'supplieritem', 'contract', 'facility', 'location', 'theatre', 'card'];

/**
 * The hub's ids of what people and systems call by this text: a case number, an order's, an invoice's, a lot, ISA13,
 * MSH-10, a business number; a hub id is itself. What has it for its whole key comes first. Only what the viewer may see
 * is found, so that who asks for a number, or an id made of one, learns nothing of what is not theirs (R72). Two
 * statements at most.
 */
export async function thingsNamed(db: Db, viewer: Viewer, text: string, limit: number): Promise<string[]> {
  const t = messages;
  const type = hubIdType(text);
  if (type !== null) {
    const [found] = await db.execute<{ isFound: boolean }>(sql`
      select ${type} = any(${textArray(masterTypes)}) or ${isVisible(viewer, sql`${text}::text`)}
        or exists (select from ${t} where ${t.id} = ${text} and ${visibleTo(viewer, t)}) as "isFound"`);
    return found?.isFound === true ? [text] : [];
  }
  const keyed = db.execute<{ id: string }>(sql`
    select id from hub.source_key as known
    where key @> array[${text}]::text[]
      and (type = any(${textArray(masterTypes)}) or ${isVisible(viewer, sql`known.id`)})
    group by id order by min(cardinality(key)), id limit ${limit}`);
  const sent = db.execute<{ id: string }>(sql`
    select ${t.id} as id from ${t}
    where (${t.controlId} = ${text} or ${t.interchangeControl} = ${text} or ${t.documentNumber} = ${text}
      or ${t.setControl} = ${text}) and (${visibleTo(viewer, t)})
    order by ${t.receivedAt} desc, ${t.id} limit ${limit}`);
  const [things, documents] = await Promise.all([keyed, sent]);
  return [...new Set([...things, ...documents].map(({ id }) => id))].slice(0, limit);
}

/** An id says nothing of whose it is, so who does not see every facility finds what something visible is joined to. */
function isVisible(viewer: Viewer, id: SQL): SQL {
  if (viewer.facilities === '*') return sql`true`;
  const seen = sql`(edge.facility_ids is null or edge.facility_ids && ${textArray(viewer.facilities)})`;
  const from = sql`exists (select from hub.lineage_edge as edge where edge.from_id = ${id} and ${seen})`;
  return sql`(${from} or exists (select from hub.lineage_edge as edge where edge.to_id = ${id} and ${seen}))`;
}
