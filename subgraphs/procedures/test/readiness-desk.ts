import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditMigrations } from '@supply-hub/audit';
import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig } from '@supply-hub/config';
import { eventsMigrations, type Handler } from '@supply-hub/events';
import { lineageMigrations } from '@supply-hub/lineage';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { createFeedRunner, subgraphKitMigrations } from '@supply-hub/subgraph-kit';
import { testDatabase } from '@supply-hub/testkit';
import { sql } from 'drizzle-orm';
import { namesIn } from '../src/readiness.ts';
import { factsOf, fold } from '../src/domain/schedule.ts';
import type { CaseStatus } from '../src/domain/surgical-case.ts';
import { createProcedures, proceduresMigrations } from '../src/server.ts';
import { cardFile, type CardValues } from './card-file.ts';
import { caseId, demandId, facilityId, standInId, theatreId } from './ids.ts';
import { verifier } from './viewers.ts';
import { whatOthersTell, type Tell } from './what-others-tell.ts';

export interface CaseValues {
  readonly number: string;
  readonly facility?: string | null;
  readonly room?: string | null;
  readonly start?: string | null;
  readonly status?: CaseStatus;
  readonly procedure?: string | null;
  readonly surgeon?: string | null;
  readonly card?: string | null;
  readonly urgency?: number;
}

/** Everything that decides how ready cases are, over a database of its own; cases are written by hand. */
export async function readinessDesk() {
  const folder = await mkdtemp(join(tmpdir(), 'cards-'));
  const file = join(folder, 'cards.csv');
  const config = parseHubConfig(
    `systems:
  erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: 'http://127.0.0.1:1' }
preferenceCards: { file: '${file}' }
facilities:
  - { id: north, name: North, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100 }, locations: [{ code: OR01, name: Core }, { code: CS01, name: Store }] }
  - { id: south, name: South, timeZone: America/Denver, stockSystem: erp, codes: { erp: H200 } }`,
    {},
  );
  const database = await testDatabase([
    auditMigrations,
    eventsMigrations,
    subgraphKitMigrations,
    lineageMigrations,
    proceduresMigrations,
  ]);
  const statements: string[] = [];
  const connection = connect({
    url: database.url,
    schema: 'procedures',
    name: 'procedures',
    onStatement: (text) => statements.push(text),
  });
  const { db } = connection;
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const subgraph = createProcedures({
    config,
    clock,
    log: silentLog,
    connection,
    verifier,
  });
  const runner = createFeedRunner({ subgraph: 'procedures', feeds: subgraph.feeds, db, clock, log: silentLog });
  const [task] = subgraph.tasks;
  if (task === undefined) throw new Error('there is no task');
  const versions = new Map<string, number>();

  const tell: Tell = async (consumer, subject, data, version, type) => {
    const handler = subgraph.handlers.find((each) => each.consumer === consumer);
    if (handler === undefined) throw new Error(`nobody is ${consumer}`);
    const aggregateversion = version ?? (versions.get(subject) ?? 0) + 1;
    versions.set(subject, Math.max(aggregateversion, versions.get(subject) ?? 0));
    await db.transaction((tx) =>
      // Of the envelope a handler reads only this.
      handler.handle({ type, subject, data, aggregateversion } as Parameters<Handler['handle']>[0], {
        tx,
        log: silentLog,
      }),
    );
  };

  return {
    clock,
    config,
    db,
    connection,
    url: database.url,
    file,
    statements,
    task,
    names: namesIn(config),
    runner,
    ...whatOthersTell(tell),
    /** What the fold of the schedule would write. */
    async case(values: CaseValues) {
      const { facility = 'north', room = 'or-1', start = '2026-03-10T13:30:00Z', status = 'SCHEDULED' } = values;
      const { number, procedure = 'THA', surgeon = 'S-1', card = null, urgency = 0 } = values;
      const { state } = fold(null, {
        eventAt: 0,
        receivedAt: 0,
        isRead: false,
        facts: factsOf({
          number,
          place: facility === null ? undefined : { facilityId: facilityId(facility), theatreId: null },
          startsAt: start ?? undefined,
          status,
        }),
      });
      await db.transaction(async (tx) => {
        await tx.execute(sql`
          insert into procedures.surgical_case as c (id, number, facility_id, theatre_id, scheduled_at, status,
            procedure_code, surgeon_id, card_number, urgency, registers, system, version, as_of, facility_ids)
          values (${caseId(number)}, ${number}, ${facility === null ? null : facilityId(facility)},
            ${facility === null || room === null ? null : theatreId(facility, room)}, ${start}, ${status}, ${procedure},
            ${surgeon}, ${card}, ${urgency}, ${JSON.stringify(state)}::text::jsonb, 'ehr', 1, ${clock.now().toString()},
            ${facility === null ? '{}' : `{${facilityId(facility)}}`})
          on conflict (id) do update set facility_id = excluded.facility_id, theatre_id = excluded.theatre_id,
            scheduled_at = excluded.scheduled_at, status = excluded.status, procedure_code = excluded.procedure_code,
            surgeon_id = excluded.surgeon_id, card_number = excluded.card_number, urgency = excluded.urgency, registers = excluded.registers,
            facility_ids = excluded.facility_ids,
            version = c.version + 1`);
        await tx.execute(sql`insert into procedures.demand_due (case_id) values (${caseId(number)})`);
      });
    },
    /** Writes a card file and reads it. @returns whether it was taken */
    async cards(content: readonly CardValues[] | string | Uint8Array) {
      const bytes = typeof content === 'string' || content instanceof Uint8Array ? content : cardFile(content);
      await writeFile(file, bytes);
      return runner.runAll();
    },
    ask: (query: string, variables: Record<string, unknown> = {}, as = 'planner') =>
      subgraph.execute(
        { query, variables },
        { authorization: `Bearer ${as}`, deadline: AbortSignal.timeout(15_000), traceId: 'test' },
      ),
    async work() {
      while (await task.step());
    },
    async caseRow(number: string) {
      const [row] = await db.execute<{
        readiness: string | null;
        problems: { code: string; sentence: string }[];
        version: number;
        card_id: string | null;
      }>(
        sql`select readiness, problems, version::int, card_id from procedures.surgical_case where id = ${caseId(number)}`,
      );
      if (row === undefined) throw new Error(`no case ${number}`);
      return row;
    },
    async demand(number: string, key: string, by?: string) {
      const [row] = await db.execute<{
        readiness: string;
        reason: string;
        unit: string;
        open: string;
        hold: string;
        usable: string;
        short: string;
        hold_short: string;
        unmapped: string | null;
        needed_by: string | null;
        act_by: string | null;
        substituted: string;
        shares: {
          lots: { lotId: string; quantity: string }[];
          inbound: { on: string; quantity: string }[];
          transfers?: { transferId: string; quantity: string }[];
        };
      }>(
        sql`select *, to_char(needed_by at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"') as needed_by,
            to_char(act_by at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"') as act_by
          from procedures.case_demand
          where id = ${by === undefined ? demandId(number, key) : standInId(number, key, by)}`,
      );
      return row;
    },
    async events(type: string) {
      const rows = await db.execute<{ id: string; version: number; data: Record<string, unknown> }>(
        sql`select aggregate_id as id, aggregate_version::int as version, data from hub.outbox where type = ${type} order by seq`,
      );
      return [...rows];
    },
    async [Symbol.asyncDispose]() {
      await runner.stop();
      await subgraph.close();
      await connection.close();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

export type Desk = Awaited<ReturnType<typeof readinessDesk>>;

/** A desk that knows both facilities, these items, and all there is in stock: nothing. */
export async function openDesk(...keys: string[]): Promise<Desk> {
  const desk = await readinessDesk();
  await desk.facility('north');
  await desk.facility('south');
  for (const key of keys) await desk.item(key);
  await desk.stockLoaded('north');
  await desk.stockLoaded('south');
  return desk;
}

/** Three cases of the north want one CUP each, the first on the tenth. */
export async function threeCases(...others: string[]): Promise<Desk> {
  const desk = await openDesk('CUP', ...others);
  await desk.cards([{ item: 'CUP' }]);
  for (const [n, day] of ['10', '11', '12'].entries())
    await desk.case({ number: `C-${n + 1}`, start: `2026-03-${day}T13:30:00Z` });
  return desk;
}
