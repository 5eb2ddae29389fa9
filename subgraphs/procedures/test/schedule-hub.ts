import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { caseId } from './ids.ts';
import { proceduresHub, type SentMessage } from './procedures-hub.ts';
import { siu } from './siu.ts';

type Hub = Awaited<ReturnType<typeof proceduresHub>>;

/** When case C-1 starts, as a message says it in Chicago. */
export const start = '20260310080000';
/** The same as the graph says it. */
export const startsAt = '2026-03-10T13:00:00Z';
/** Case C-1 is booked; a newer message moves it to the next day, and the newest calls it off. */
export const s12 = (values = {}) => siu('S12', { start, ...values });
export const s13 = (values = {}) => siu('S13', { at: '20260309071000', start: '20260311080000', ...values });
export const s15 = (values = {}) => siu('S15', { at: '20260309072000', ...values });

/** All cases as the graph has them, with their history. */
export async function casesOf(hub: Hub, as = 'planner'): Promise<Record<string, unknown>[]> {
  const { data, errors } = await hub.ask(
    `{ surgicalCases(first: 50) { edges { node {
      id number status scheduledAt endsAt readiness facility { id } theatre { id } procedure { code }
      provenance { system freshness asOf }
      scheduleHistory { event effect status scheduledAt system theatre { id } message { id } }
    } } } }`,
    {},
    as,
  );
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const list = data as { surgicalCases: { edges: { node: Record<string, unknown> }[] } };
  return list.surgicalCases.edges.map(({ node }) => node);
}

export const onlyCase = async (hub: Hub) => {
  const all = await casesOf(hub);
  expect(all).toHaveLength(1);
  return all[0];
};

/** What each message did to a case, the newest first: `S12 CREATED`. */
export function effectsOf(value: Record<string, unknown> | undefined): string[] {
  const history = value?.['scheduleHistory'] ?? [];
  return (history as { event: string; effect: string }[]).map(({ event, effect }) => `${event} ${effect}`);
}

export async function receiveAll(hub: Hub, ...messages: SentMessage[]): Promise<void> {
  for (const each of messages) expect(await hub.receive(each)).toMatchObject({ kind: 'applied' });
}

/** A hub whose EHR holds these appointments, and has been read. */
export async function readHub(...appointments: Parameters<typeof proceduresHub>) {
  const hub = await proceduresHub(...appointments);
  await hub.poll();
  return hub;
}

/** What the others were told of a case, in order: `1 SCHEDULED`. */
export const versionsOf = async (hub: Hub, id = caseId('C-1')) =>
  [
    ...(await hub.db.execute<{ version: number; status: string; cause: string | null }>(sql`
      select aggregate_version::int as version, data->>'status' as status, causation_id as cause
      from hub.outbox where aggregate_id = ${id} order by seq`)),
  ].map(({ version, status }) => `${version} ${status}`);

/** How much the allocation task must look at again. */
export const dueOf = async (hub: Hub) => (await hub.db.execute(sql`select from procedures.demand_due`)).length;
