import { auditMigrations } from '@supply-hub/audit';
import { ManualClock } from '@supply-hub/clock';
import { parseHubConfig } from '@supply-hub/config';
import { eventsMigrations } from '@supply-hub/events';
import type { Hl7Received, Reception } from '@supply-hub/exchange';
import { hubId } from '@supply-hub/identifiers';
import { silentLog } from '@supply-hub/log';
import { connect } from '@supply-hub/postgres';
import { createFeedRunner, subgraphKitMigrations } from '@supply-hub/subgraph-kit';
import { sourceServer, testDatabase } from '@supply-hub/testkit';
import { http, HttpResponse } from 'msw';
import { onScheduleMessage } from '../src/receivers/on-schedule-message.ts';
import { createProcedures, proceduresMigrations } from '../src/server.ts';
import { verifier } from './viewers.ts';

const caseNumbers = 'urn:lakeside:case';

export interface AppointmentValues {
  readonly number: string;
  readonly start?: string;
  readonly status?: string;
  readonly room?: string;
  readonly lastUpdated?: string;
  /** Identifiers besides the case number: `system|value`. */
  readonly others?: readonly string[];
}

/** A message as the exchange hands it over. */
export interface SentMessage {
  /** Tells one message from another; the same twice is one redelivered. */
  readonly controlId: string;
  readonly text: string;
  readonly receivedAt?: string;
}

/** The procedures subgraph over a database of its own and an EHR that holds these appointments. */
export async function proceduresHub(appointments: readonly AppointmentValues[] = []) {
  const rows = new Map(appointments.map((each) => [each.number, each]));
  let isAway = false;
  const search = (request: Request) => {
    if (isAway) return HttpResponse.json({}, { status: 503 });
    const params = new URL(request.url).searchParams;
    const numbers = params
      .get('identifier')
      ?.split(',')
      .map((token) => token.split('|')[1]);
    const since = params.get('_lastUpdated')?.slice(2);
    const from = params.get('date')?.slice(2);
    const found = [...rows.values()].filter(
      (row) =>
        (numbers === undefined || numbers.includes(row.number)) &&
        (since === undefined || lastUpdated(row) >= since) &&
        (from === undefined || start(row) >= from),
    );
    return HttpResponse.json({
      resourceType: 'Bundle',
      type: 'searchset',
      entry: found.map((row) => ({ search: { mode: 'match' }, resource: resource(row) })),
    });
  };
  const sources = await sourceServer({ ehr: [http.get('/r4/Appointment', ({ request }) => search(request))] });
  const hubYaml = `systems:
  ehr: { kind: fhir-r4, name: Lakeside EHR, baseUrl: '${sources.urlOf('ehr')}/r4', caseNumberSystem: '${caseNumbers}', timeout: 2s }
  erp: { kind: sap-s4hana, name: Meridian ERP, baseUrl: 'http://127.0.0.1:1' }
senders:
  - { id: or, name: Lakeside OR, protocol: hl7v2, application: LAKESIDE-OR, system: ehr, caseNumberAuthorities: [LAKESIDE] }
facilities:
  - { id: north, name: North, timeZone: America/Chicago, stockSystem: erp, codes: { erp: H100, ehr: H100 }, theatres: [{ id: or-1, name: OR 1, codes: { ehr: N1 } }] }
  - { id: south, name: South, timeZone: America/Denver, stockSystem: erp, codes: { erp: H200, ehr: H200 }, theatres: [{ id: or-1, name: OR 1, codes: { ehr: S1 } }] }`;
  const config = parseHubConfig(hubYaml, {});
  const database = await testDatabase([auditMigrations, eventsMigrations, subgraphKitMigrations, proceduresMigrations]);
  const statements: string[] = [];
  const connection = connect({
    url: database.url,
    schema: 'procedures',
    name: 'procedures',
    onStatement: (text) => statements.push(text),
  });
  const clock = new ManualClock('2026-03-09T12:00:00Z');
  const subgraph = createProcedures({
    config,
    clock,
    log: silentLog,
    connection,
    verifier,
  });
  /** What the exchange does with a message: the effect in a transaction, undone where it is parked. */
  const receive = ({ controlId, text, receivedAt }: SentMessage, { yaml = hubYaml } = {}) =>
    connection.db.transaction(async (tx) => {
      const [sender] = config.senders;
      if (sender === undefined) throw new Error('the configuration has no sender');
      const [, triggerEvent = ''] = /\|SIU\^(S\d\d)/.exec(text) ?? [];
      const message: Hl7Received = {
        id: hubId('message', 'exchange', controlId),
        protocol: 'hl7v2',
        bytes: Buffer.from(text),
        messageCode: 'SIU',
        triggerEvent,
        controlId,
        sender,
        receivedAt: receivedAt === undefined ? clock.now() : Temporal.Instant.from(receivedAt),
      };
      const parked: Reception[] = [];
      const taker = onScheduleMessage({ config: parseHubConfig(yaml, {}) });
      try {
        return await tx.transaction(async (inner) => {
          const reception = await taker.receive(message, { tx: inner, log: silentLog });
          if (reception.kind === 'applied') return reception;
          parked.push(reception);
          throw new Error('undone');
        });
      } catch (error) {
        const [reception] = parked;
        if (reception === undefined) throw error;
        return reception;
      }
    });
  const feeds = createFeedRunner({
    subgraph: 'procedures',
    feeds: subgraph.feeds,
    db: connection.db,
    clock,
    log: silentLog,
  });
  return {
    clock,
    db: connection.db,
    hubYaml,
    receive,
    subgraph,
    statements,
    asked: () => sources.requests('ehr').map(({ path }) => decodeURIComponent(path)),
    forget() {
      sources.reset();
      statements.length = 0;
    },
    put: (...values: AppointmentValues[]) =>
      values.forEach((each) => rows.set(each.number, { ...rows.get(each.number), ...each })),
    remove: (...numbers: string[]) => numbers.forEach((number) => rows.delete(number)),
    setAway(value: boolean) {
      isAway = value;
    },
    poll: () => feeds.runAll(),
    ask: (query: string, variables: Record<string, unknown> = {}, as = 'planner') =>
      subgraph.execute(
        { query, variables },
        { authorization: `Bearer ${as}`, deadline: AbortSignal.timeout(15_000), traceId: 'test' },
      ),
    async [Symbol.asyncDispose]() {
      await feeds.stop();
      await subgraph.close();
      await connection.close();
      await sources.close();
      await database.drop();
    },
  };
}

const start = ({ start: given }: AppointmentValues) => given ?? '2026-03-10T13:30:00Z';
const lastUpdated = ({ lastUpdated: given }: AppointmentValues) => given ?? '2026-03-08T08:00:00Z';

function resource(row: AppointmentValues) {
  return {
    resourceType: 'Appointment',
    id: `a-${row.number}`,
    meta: { lastUpdated: lastUpdated(row) },
    identifier: [
      { system: caseNumbers, value: row.number },
      ...(row.others ?? []).map((each) => {
        const [system, value] = each.split('|');
        return { system, value };
      }),
    ],
    status: row.status ?? 'booked',
    serviceType: [{ coding: [{ system: 'http://snomed.info/sct', code: '52734007' }] }],
    start: start(row),
    participant: [
      { actor: { reference: `Location/${row.room ?? 'N1'}` } },
      { actor: { reference: 'Patient/p-1', display: 'Jane Roe' } },
    ],
  };
}
