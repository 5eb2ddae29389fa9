import { createHash } from 'node:crypto';
import { facilityChanged, publishAll, type FacilityChanged } from '@supply-hub/events';
import type { Tx } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { publishedFacilities } from '../db/schema.ts';
import type { Facility } from '../domain/facility.ts';

/** Publishes the facilities that are not as they were last told. */
export async function publishFacilities(
  tx: Tx,
  facilities: readonly Facility[],
  occurredAt: Temporal.Instant,
): Promise<void> {
  const told = facilities
    .map(factsOf)
    .map((facts) => ({ facts, hash: createHash('sha256').update(JSON.stringify(facts)).digest('base64url') }))
    .toSorted((a, b) => (a.facts.id < b.facts.id ? -1 : 1));
  const rows = told.map(({ facts: { id }, hash }) => ({ id, hash }));
  const changed = await tx.execute<{ id: string; version: number }>(sql`
    insert into ${publishedFacilities} as told (id, state_hash, version)
    select id, hash, 1 from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(id text, hash text)
    order by id
    on conflict (id) do update set state_hash = excluded.state_hash, version = told.version + 1
    where told.state_hash <> excluded.state_hash
    returning id, version::integer`);
  const factsById = new Map(told.map(({ facts }) => [facts.id, facts]));
  await publishAll(
    tx,
    facilityChanged,
    changed.flatMap(({ id, version }) => {
      const data = factsById.get(id);
      return data === undefined ? [] : { aggregateId: id, aggregateVersion: version, occurredAt, data };
    }),
  );
}

function factsOf({ theatres, ...facility }: Facility): FacilityChanged {
  const { id, slug, name, gln, timeZone, bufferBeforeCaseMinutes, quickestRemedyMinutes, codes } = facility;
  return {
    id,
    slug,
    name,
    gln,
    timeZone,
    bufferBeforeCaseMinutes,
    quickestRemedyMinutes,
    codes,
    theatres: theatres.map(({ id, name, codes, suppliedBy }) => ({
      id,
      name,
      codes,
      suppliedBy: suppliedBy.map((location) => location.id),
    })),
  };
}
