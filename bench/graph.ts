import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@supply-hub/clock';
import { startSandboxProcess } from '@supply-hub/hub';
import { developmentIssuer } from '@supply-hub/identity';
import { silentLog } from '@supply-hub/log';
import { Pool } from 'undici';
import { benchFolder, benchStack } from './bench-stack.ts';
import { startChild } from './child.ts';
import { cpuOf, median } from './cpu.ts';
import { say } from './figures.ts';
import { query, sortedAnswer, type Answer } from './graph-question.ts';

/**
 * `bench graph [small|regional]`: one question over 10, 50 and 100 orders with lines, items, suppliers and stock.
 * Prints the SQL statements of each (they must be equal in number), the calls to sources (warm none; cold at most
 * ceil(distinct keys / the source's limit) an operation), and the CPU of a request, database included, beside one
 * hand-written SQL statement behind node:http that gives the same JSON. Fails when a count is off, never for a time.
 */
const size = process.argv[2] === 'small' ? 'small' : 'regional';
const sizes = [10, 50, 100];
const rounds = 7;
const requestsARound = 12;
const keysPerRequest = 50;
const faults: string[] = [];

await using stack = benchStack();
const stateDir = await benchFolder(stack, 'bench-graph');

say(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, sandbox ${size}`);
const sandbox = stack.adopt(await startSandboxProcess({ stateDir, size, log: silentLog }), (it) => it.stop());
const configFile = join(stateDir, 'hub.yaml');
const written = await readFile(sandbox.hubYamlPath, 'utf8');
// Feeds run once: what is read after that is read because somebody asked.
const every = '{ stock: 1h, cases: 1h, orders: 1h, masters: 1h }';
await writeFile(configFile, `${written}\nmaxAge: ${every}\npoll: ${every}\n`);

const hub = await startChild(stack, 'hub-process.ts', { stateDir, configFile });
const floor = await startChild(stack, 'graph-floor.ts', {
  databaseUrl: String(hub.ready['databaseUrl']),
  facilityId: String(hub.ready['facilityId']),
});
say(`loaded: ${String(hub.ready['loaded'])}`);
const token = await (await developmentIssuer(stateDir, systemClock)).mint({ role: 'planner' });
const asks = {
  hub: asker(String(hub.ready['address']), hubRequest),
  floor: asker(String(floor.ready['address']), floorRequest),
};

say('\nWarm: SQL statements and calls to sources');
const statementCounts: number[] = [];
for (const first of sizes) {
  await asks.hub(first);
  // Feeds and deliveries of the same process look for work now and then: the least of several is the question's own.
  let statements = Infinity;
  const calls: unknown[] = [];
  let answer = await asks.hub(first);
  for (let time = 0; time < 12; time += 1) {
    await hub.tell('forget');
    answer = await asks.hub(first);
    const counted = await hub.tell('counts');
    statements = Math.min(statements, Number(counted['statements']));
    calls.push(...(counted['calls'] as unknown[]));
  }
  statementCounts.push(statements);
  say(
    `  ${String(first).padStart(3)} orders: ${statements} statements, ${calls.length} calls, ${ordersIn(answer)} orders in the answer`,
  );
  if (calls.length > 0) faults.push(`warm, ${first} orders: sources were called`);
}
if (new Set(statementCounts).size !== 1)
  faults.push(`the number of statements grows with the orders: ${statementCounts.join(', ')}`);

say('\nCold: calls to sources, everything older than maxAge');
for (const first of sizes) {
  await hub.tell('age');
  await hub.tell('forget');
  const answer = await asks.hub(first);
  const { calls } = await hub.tell('counts');
  const byOperation = Object.groupBy(
    calls as { system: string; operation: string; keys: number }[],
    ({ system, operation }) => `${system}, ${operation}`,
  );
  say(`  ${first} orders, ${ordersIn(answer)} answered`);
  for (const [operation, made] of Object.entries(byOperation)) {
    const keys = (made ?? []).reduce((sum, call) => sum + call.keys, 0);
    const most = Math.max(1, Math.ceil(keys / keysPerRequest));
    say(`    ${operation.padEnd(38)} ${String(keys).padStart(4)} keys, ${made?.length} calls, at most ${most}`);
    if ((made?.length ?? 0) > most)
      faults.push(`cold, ${first} orders: ${operation} took ${made?.length} calls for ${keys} keys`);
  }
  await hub.tell('settle');
}

say('\nCPU of a request, hub beside one hand-written statement behind node:http (process and database together)');
for (const first of sizes) {
  const same =
    JSON.stringify(sortedAnswer(await asks.hub(first))) === JSON.stringify(sortedAnswer(await asks.floor(first)));
  if (!same) faults.push(`${first} orders: the two answers differ`);
  const used = { hub: [] as number[], floor: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of ['hub', 'floor'] as const) {
      const before = cpu(name);
      for (let n = 0; n < requestsARound; n += 1) await asks[name](first);
      if (round > 0) used[name].push(cpu(name) - before);
    }
  }
  const ratios = used.hub.map((each, index) => each / (used.floor[index] ?? Number.NaN)).toSorted((a, b) => a - b);
  say(
    `  ${String(first).padStart(3)} orders: ${median(ratios).toFixed(2)} times (${ratios[0]?.toFixed(2)}–${ratios.at(-1)?.toFixed(2)}), same JSON: ${same ? 'yes' : 'NO'}`,
  );
}

for (const each of [hub, floor]) await each.stop();
if (faults.length > 0) {
  say(`\nFAILED\n  ${faults.join('\n  ')}`);
  process.exitCode = 1;
}

/** CPU seconds of one side so far; both share the database server, which serves one of them at a time. */
function cpu(name: 'hub' | 'floor'): number {
  const { pid } = name === 'hub' ? hub : floor;
  return cpuOf(pid).own + cpuOf(Number(hub.ready['postmaster'])).withChildren;
}

function asker(address: string, request: (first: number) => { path: string; body: string }) {
  const pool = stack.adopt(new Pool(address, { connections: 1 }), (it) => it.close());
  return async (first: number): Promise<Answer> => {
    const { path, body } = request(first);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await pool.request({ method: 'POST', path, headers, body });
    const answer = (await response.body.json()) as Answer;
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors[0]));
    return answer;
  };
}

function hubRequest(first: number) {
  return { path: '/graphql', body: JSON.stringify({ query, variables: { first, facility: hub.ready['facilityId'] } }) };
}

function floorRequest(first: number) {
  return { path: '/', body: JSON.stringify({ first }) };
}

function ordersIn(answer: Answer): number {
  return answer.data.purchaseOrders.edges.length;
}
