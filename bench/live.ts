import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@supply-hub/clock';
import { developmentIssuer } from '@supply-hub/identity';
import { WebSocket } from 'ws';
import { benchFolder, benchStack } from './bench-stack.ts';
import { startChild, type Child } from './child.ts';
import { cpuOf } from './cpu.ts';
import { line, percentiles, say } from './figures.ts';
import { question } from './live-event.ts';

/**
 * `bench live`: CPU of the server for each delivery over graphql-ws, latency from event to client, and memory, at 1,000
 * and 5,000 clients of one question and 1,000 clients of 50 questions under 10 sets of rights, beside a WebSocket
 * server that sends everybody one ready string. The clients are this process. Fails when a frame is lost or out of
 * order. At last, what clients cost that stop reading, and what those notice who read on.
 */
const eventCount = 40;
await using stack = benchStack();
const stateDir = await benchFolder(stack, 'bench-live');
const issuer = await developmentIssuer(stateDir, systemClock);
let faults = 0;
say(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`);

const floors = new Map<number, number>();
for (const [clients, questions, rights] of [
  [1000, 1, 1],
  [5000, 1, 1],
  [1000, 50, 10],
] as const) {
  const floor = floors.get(clients) ?? (await measure('live-floor.ts', clients, 1, 1));
  floors.set(clients, floor);
  const feed = await measure('live-server.ts', clients, questions, rights);
  say(
    `${clients} clients, ${questions} questions, ${rights} sets of rights: ${(feed / floor).toFixed(2)} of the floor`,
  );
}
await stopReading(100, 1000, 16);
if (faults > 0) process.exitCode = 1;

/** @returns microseconds of CPU a delivery */
async function measure(file: string, clients: number, questions: number, rights: number): Promise<number> {
  await using own = benchStack();
  const child = await startChild(own, file, { stateDir });
  const before = Number((await child.tell('memory'))['rss']);
  const tokens = await Promise.all(
    Array.from({ length: rights }, (_, n) =>
      issuer.mint({ role: 'planner', ...(rights > 1 && { facilities: [`facility_${n}`] }) }),
    ),
  );
  const seen: number[] = [];
  const delays: number[] = [];
  let count = 0;
  const sockets: WebSocket[] = [];
  own.defer(() => {
    for (const socket of sockets) socket.terminate();
  });
  for (let n = 0; n < clients; n += 1) {
    const fields = questions === 1 ? question : question.replace('{', `{ q${n % questions}: __typename`);
    sockets.push(
      await open(child, tokens[n % rights] ?? '', `subscription { ${fields} }`, (text) => {
        const [, sequence, at] = /"number":"(\d+):(\d+)/.exec(text) ?? [];
        if (sequence === undefined) return;
        if (Number(sequence) > 0) {
          delays.push(Date.now() - Number(at));
          if (Number(sequence) !== (seen[n] ?? 0) + 1) faults += 1;
          count += 1;
        }
        seen[n] = Number(sequence);
      }),
    );
  }
  // Everybody is told of a first event, number 0, before anything is measured.
  while (Array.from({ length: clients }, (_, n) => seen[n]).includes(undefined)) {
    await child.tell('0');
    await pause(500);
  }
  const grown = Number((await child.tell('memory'))['rss']) - before;
  const cpu = cpuOf(child.pid).own;
  for (let sequence = 1; sequence <= eventCount; sequence += 1) {
    await child.tell(String(sequence));
    const isDone = (): boolean => count >= sequence * clients;
    for (let waited = 0; !isDone() && waited < 2000; waited += 1) await pause(5);
  }
  const perDelivery = ((cpuOf(child.pid).own - cpu) / (eventCount * clients)) * 1e6;
  if (count !== eventCount * clients) {
    faults += 1;
    say(`  LOST ${eventCount * clients - count}`);
  }
  const kb = (grown / clients / 1024).toFixed(1);
  say(
    `  ${file}, ${clients} clients: ${perDelivery.toFixed(1)} µs of CPU a delivery; ms ${line(percentiles(delays))}; ${kb} KiB a client`,
  );
  return perDelivery;
}

async function open(child: Child, token: string, query: string, take: (text: string) => void): Promise<WebSocket> {
  const socket = new WebSocket(
    `${String(child.ready['address']).replace('http', 'ws')}/graphql`,
    'graphql-transport-ws',
  );
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const acknowledged = new Promise((resolve) => socket.once('message', resolve));
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  await acknowledged;
  socket.on('message', (data) => take(Buffer.isBuffer(data) ? data.toString() : ''));
  socket.send(JSON.stringify({ id: randomUUID(), type: 'subscribe', payload: { query } }));
  return socket;
}

/** Half of the clients stop reading; the others are told of large events, before and then. */
async function stopReading(clients: number, largeCount: number, kib: number): Promise<void> {
  await using own = benchStack();
  const child = await startChild(own, 'live-server.ts', { stateDir });
  const token = await issuer.mint({ role: 'planner' });
  const sockets: WebSocket[] = [];
  own.defer(() => {
    for (const socket of sockets) socket.terminate();
  });
  const seen = Array.from({ length: clients }, () => -1);
  let delays: number[] = [];
  for (let n = 0; n < clients; n += 1)
    sockets.push(
      await open(child, token, `subscription { ${question} }`, (text) => {
        const [, sequence, at] = /"number":"(\d+):(\d+)/.exec(text) ?? [];
        if (sequence === undefined) return;
        if (n % 2 === 0 && Number(sequence) > 1 && Number(sequence) !== (seen[n] ?? 0) + 1) faults += 1;
        seen[n] = Number(sequence);
        if (n % 2 === 0) delays.push(Date.now() - Number(at));
      }),
    );
  const reading = () => seen.filter((_, n) => n % 2 === 0);
  while (seen.includes(-1)) {
    await child.tell('0');
    await pause(500);
  }
  let sequence = 0;
  /** @returns what the server has in memory then */
  const tell = async (): Promise<number> => {
    delays = [];
    for (let told = 0; told < largeCount; told += 1) {
      sequence += 1;
      await child.tell(`${sequence} ${kib}`);
      while (reading().some((last) => last < sequence)) await pause(1);
    }
    return Number((await child.tell('memory'))['rss']);
  };
  const all = await tell();
  say(`  ${clients} clients, all read ${largeCount} events of ${kib} KiB: ms ${line(percentiles(delays))}`);
  for (const [n, socket] of sockets.entries()) if (n % 2 === 1) socket.pause();
  const half = await tell();
  const mib = ((half - all) / (clients / 2) / 1024 / 1024).toFixed(2);
  const unbounded = ((largeCount * kib) / 1024).toFixed(0);
  say(`  half of them stop reading; those who read on: ms ${line(percentiles(delays))}`);
  say(`  a client that stops reading costs ${mib} MiB; all it was not sent would be ${unbounded} MiB`);
}
