import { once } from 'node:events';
import { connect as connectSocket } from 'node:net';
import { parseEnvironment, type Environment, type SystemConfig } from '@supply-hub/config';
import { HubError } from '@supply-hub/errors';
import { connect, stateHolder } from '@supply-hub/postgres';
import { sql } from 'drizzle-orm';
import { exitCodes, parseArguments, type Command, type Terminal } from '../command.ts';
import { knownIntake } from '../intake-address.ts';
import { knownPartners } from './partner/known-partners.ts';
import { readKnownConfig } from './token.ts';

/** One thing that was looked at. */
interface Finding {
  readonly what: string;
  readonly isWell: boolean;
  /** How it is; when it is not well, what to do. */
  readonly says: string;
}

export const check: Command = {
  name: 'check',
  summary: 'look at configuration, database and sources: what is wrong and what to do',
  help: `hub check [--json]

Looks at the settings, hub.yaml, the partners' profiles, the database, the running hub and each source, and says of each
what is wrong and what to do.

Exit codes: 0 all is well, 1 something is not, 2 the command or a setting is wrong.`,

  async run(argv, terminal) {
    const { values } = parseArguments('check', argv, { json: { type: 'boolean', default: false } });
    const findings = await lookAround(terminal);
    if (values.json) terminal.print(JSON.stringify(findings));
    else
      for (const { what, isWell, says } of findings) terminal.print(`${isWell ? 'ok   ' : 'WRONG'}  ${what}: ${says}`);
    return findings.every((each) => each.isWell) ? exitCodes.done : exitCodes.failed;
  },
};

async function lookAround(terminal: Terminal): Promise<Finding[]> {
  const environment = parseEnvironment(terminal.env, terminal.cwd);
  const findings: Finding[] = [
    { what: 'settings', isWell: true, says: `mode ${environment.mode}, state in ${environment.stateDir}` },
  ];
  findings.push(await database(environment), await runningHub(environment));
  try {
    const config = readKnownConfig(environment);
    findings.push({
      what: 'hub.yaml',
      isWell: true,
      says: `${Object.keys(config.systems).length} systems, ${config.facilities.length} facilities`,
    });
    findings.push(...(await intake(environment, config.senders.length)));
    if (config.exchange.partners !== undefined) findings.push(await partners(terminal));
    findings.push(...(await Promise.all(Object.values(config.systems).map(source))));
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    findings.push({ what: 'hub.yaml', isWell: false, says: error.message });
  }
  return findings;
}

async function database({ databaseUrl }: Environment): Promise<Finding> {
  const what = 'database';
  if (databaseUrl === undefined) return { what, isWell: true, says: 'the embedded PostgreSQL, started with the hub' };
  await using connection = connect({ url: databaseUrl, schema: 'hub', name: 'check', max: 1 });
  try {
    await connection.db.execute(sql`select 1`);
    return { what, isWell: true, says: 'the one in DATABASE_URL answers' };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    return {
      what,
      isWell: false,
      says: `the one in DATABASE_URL cannot be used (${code}). Check its address and password; "hub start" makes schemas and roles.`,
    };
  }
}

async function runningHub({ stateDir }: Environment): Promise<Finding> {
  const what = 'hub';
  const holder = stateHolder(stateDir);
  if (holder === null) return { what, isWell: true, says: 'does not run on this state folder' };
  const response = await fetch(`${holder.address}/health/ready`, { signal: AbortSignal.timeout(5000) }).catch(
    () => undefined,
  );
  if (response?.ok === true) return { what, isWell: true, says: `ready at ${holder.address}` };
  const reasons = response === undefined ? 'it does not answer' : await response.text();
  return { what, isWell: false, says: `runs as process ${holder.pid} and is not ready: ${reasons}` };
}

/** Whether messages and posts can arrive. A connection without a message is nothing to the hub. */
async function intake({ stateDir }: Environment, senders: number): Promise<Finding[]> {
  const listed = `${senders} ${senders === 1 ? 'sender' : 'senders'} in hub.yaml`;
  const address = knownIntake(stateDir);
  if (stateHolder(stateDir) === null || address === undefined)
    return [{ what: 'messages', isWell: true, says: `${listed}; they arrive when the hub runs` }];
  const { host, port, exchangePort } = address;
  const messages = door('messages', host, port, `(HL7 v2 over MLLP); ${listed}`);
  if (exchangePort === undefined) return [await messages];
  return Promise.all([messages, door('documents', host, exchangePort, '(posts of partners; /metrics beside them)')]);
}

/** Whether every partner's profile can be used; what is wrong with each, `hub partner check` says by line. */
async function partners(terminal: Terminal): Promise<Finding> {
  const what = 'partners';
  try {
    const { files } = await knownPartners(undefined, terminal);
    const faulty = files.filter(({ reading }) => !reading.ok).map(({ file }) => file);
    const isWell = faulty.length === 0;
    if (isWell) return { what, isWell, says: `${files.length} ${files.length === 1 ? 'profile' : 'profiles'}` };
    return { what, isWell, says: `${faulty.join(', ')} cannot be used: "hub partner check" says why, by line` };
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return { what, isWell: false, says: error.message };
  }
}

async function door(what: string, host: string, port: number, about: string): Promise<Finding> {
  const socket = connectSocket({ host, port, timeout: 5000 });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(5000) });
    return { what, isWell: true, says: `arrive at ${host}:${port} ${about}` };
  } catch {
    return { what, isWell: false, says: `${host}:${port} does not take connections: restart the hub` };
  } finally {
    socket.destroy();
  }
}

/** The cheapest call that needs address and credentials to be right. */
async function source(system: SystemConfig): Promise<Finding> {
  const what = `${system.id} (${system.name})`;
  const probe: Record<SystemConfig['kind'], string> = {
    'sap-s4hana': '/sap/opu/odata/sap/API_PRODUCT_SRV/',
    // What an EHR says of itself it says to everybody; this asks as the feed does, and finds nothing.
    'fhir-r4': '/Appointment?date=ge2999-01-01&_count=1',
    'oracle-wms': '/entity/',
  };
  try {
    const response = await fetch(system.baseUrl + probe[system.kind], {
      headers: credentials(system),
      signal: AbortSignal.timeout(system.timeoutMs),
      redirect: 'manual',
    });
    await response.body?.cancel();
    if (response.ok) return { what, isWell: true, says: 'answers' };
    if (response.status === 401 || response.status === 403)
      return {
        what,
        isWell: false,
        says: `refuses the hub's credentials (${response.status}): check "auth" in hub.yaml`,
      };
    return {
      what,
      isWell: false,
      says: `answers with an error (${response.status}): check "baseUrl" in hub.yaml, or ask its operators`,
    };
  } catch (error) {
    const code =
      error instanceof Error && error.cause instanceof Error && 'code' in error.cause
        ? String(error.cause.code)
        : 'no answer in time';
    return {
      what,
      isWell: false,
      says: `cannot be reached at ${new URL(system.baseUrl).host} (${code}): is it up, and reachable from here?`,
    };
  }
}

function credentials({ auth }: SystemConfig): Record<string, string> {
  if (auth === undefined) return {};
  if ('bearerToken' in auth) return { authorization: `Bearer ${auth.bearerToken}` };
  return { authorization: `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}` };
}
