import postgres from 'postgres';
import { SandboxSuppliers } from '../exchange-day/sandbox-suppliers.ts';
import { suppliersAreDone } from '../exchange-day/suppliers-are-done.ts';
import type { RunningHub } from '../running-hub.ts';

/** A document as it came from a partner or a sender: what stands between ISA and IEA, or one HL7 message. */
export interface RecordedDocument {
  readonly kind: 'x12' | 'hl7v2';
  /** The partner's slug; of HL7 the sender. */
  readonly from: string;
  readonly bytes: Buffer;
}

/** What a system said of one thing, as the hub understood it, and for when. */
export interface RecordedRead {
  readonly kind: 'read';
  /** `orders.purchase_order`. */
  readonly table: string;
  readonly system: string;
  readonly key: readonly string[];
  readonly state: unknown;
  readonly asOf: string;
}
export type Recorded = RecordedDocument | RecordedRead;

/** Tables of copies of which every state is recorded. */
const copies = ['orders.purchase_order', 'orders.requisition', 'orders.receipt', 'procedures.appointment'];

/** How much happens in each half day. */
export interface Pace {
  readonly halfDays: number;
  readonly orders: number;
  readonly scheduleChanges: number;
  /** How long the hub may take to work one off, in milliseconds. */
  readonly patienceMs: number;
}

/** Has a week happen to a hub, and gives all that came to it, in the order it came. */
export async function recordWeek(hub: RunningHub, pace: Pace): Promise<Recorded[]> {
  const sql = postgres(hub.environment.databaseUrl ?? '', { max: 2 });
  await using _ = { [Symbol.asyncDispose]: () => sql.end() };
  await recordReads(sql);
  const suppliers = new SandboxSuppliers(hub.controlUrl);
  await suppliers.hurry(3000, 0);
  await control(hub, '/ehr/destination', { host: '127.0.0.1', port: hub.mllpPort });
  let placed = 0;
  for (let half = 0; half < pace.halfDays; half += 1) {
    placed += (await suppliers.order(pace.orders)).length;
    await control(hub, '/ehr/burst', { count: pace.scheduleChanges, perSecond: null, seed: half + 1 }, 'POST');
    hub.clock.advance(12 * 3_600_000);
    await control(hub, '/clock', { now: hub.clock.now().toString(), speed: 1 });
    await suppliersAreDone(hub, suppliers, placed, sql, pace.patienceMs);
  }
  const documents = await sql<{ protocol: 'x12' | 'hl7v2'; sender: string; bytes: Buffer }[]>`
    select protocol, coalesce(message.partner, message.sender) as sender, payload.bytes
    from hub.message as message join hub.message_payload as payload on payload.message_id = message.id
    where direction = 'IN' and parent_id is null and coalesce(message.partner, message.sender) is not null
    order by message.seq`;
  const reads = await sql<{ table: string; system: string; key: string[]; state: unknown; as_of: string }[]>`
    select source as table, row ->> 'system' as system, row -> 'source_key' as key, row -> 'state' as state,
      row ->> 'as_of' as as_of
    from recorded.read where not (row ->> 'is_gone')::boolean
    group by source, row ->> 'system', row -> 'source_key', row -> 'state', row ->> 'as_of', row ->> 'state_hash'
    order by min(seq)`;
  return [
    ...documents.map(({ protocol: kind, sender: from, bytes }) => ({ kind, from, bytes: Buffer.from(bytes) })),
    ...reads.map(({ as_of: asOf, ...read }) => ({ kind: 'read' as const, ...read, asOf })),
  ];
}

/** From now on each state a copy comes to is kept, and the one it has. */
async function recordReads(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create schema recorded;
    create table recorded.read (seq bigint generated always as identity, source text not null, row jsonb not null);
    create function recorded.keep() returns trigger language plpgsql security definer as $$
    begin
      insert into recorded.read (source, row) values (tg_table_schema || '.' || tg_table_name, to_jsonb(new));
      return null;
    end $$;
    ${copies
      .map(
        (table) => `
    insert into recorded.read (source, row) select '${table}', to_jsonb(held) from ${table} as held;
    create trigger records_reads after insert or update of state on ${table}
      for each row execute function recorded.keep();`,
      )
      .join('\n')}`);
}

async function control(hub: RunningHub, path: string, body: object, method = 'PUT'): Promise<void> {
  const response = await fetch(hub.controlUrl + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the sandbox refused ${path}: ${await response.text()}`);
}
