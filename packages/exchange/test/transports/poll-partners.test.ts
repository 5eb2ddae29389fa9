import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { silentLog } from '@supply-hub/log';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPartnerBook } from '../../src/exchange.ts';
import {
  createTransportPool,
  pollPartners,
  watchPartners,
  type PartnerWatch,
  type Via,
} from '../../src/transports/transports.ts';
import { apexProfile, keepPartner } from '../apex.ts';
import { runningExchange, type RunningExchange } from '../running-exchange.ts';
import { partnerFolders, type PartnerFolders } from './file-counterpart.ts';

let hub: RunningExchange;
let folders: PartnerFolders;
let started: AsyncDisposableStack;
let watch: PartnerWatch;
let taken: string[];
let polled: { via: Via; hasWorked: boolean }[];

beforeEach(async () => {
  started = new AsyncDisposableStack();
  hub = started.use(await runningExchange({ works: false }));
  folders = started.use(await partnerFolders());
  taken = [];
  polled = [];
  watch = await watchPartners({ connection: hub.hub, book: createPartnerBook(), log: silentLog, everyMs: 60_000 });
  started.defer(() => watch.stop());
  const pool = createTransportPool({ env: {}, clock: hub.clock, log: silentLog });
  started.defer(() => pool.close());
  const polls = pollPartners({
    watch,
    pool,
    take: async ({ name, via }) => {
      taken.push(`${via.partner} ${via.transport} ${name}`);
      return {};
    },
    log: silentLog,
    onPoll: (via, hasWorked) => polled.push({ via, hasWorked }),
  });
  started.defer(() => polls.stop());
});
afterEach(() => started.disposeAsync());

const within = { timeout: 20_000, interval: 10 };
const knows = (partner: string, ...inFolders: string[]) =>
  keepPartner(hub.hub, {
    ...apexProfile,
    partner,
    transports: Object.fromEntries(
      inFolders.map((name) => [name, { kind: 'folder', in: folders.path(name), poll: '20ms' }]),
    ),
    send: undefined,
  });

test('a partner that becomes known, changes and goes is followed while the hub runs', async () => {
  await mkdir(folders.path('second'));
  await writeFile(folders.path('in', 'early.edi'), 'ISA');
  await knows('apex', 'in');
  await vi.waitFor(() => expect(taken).toEqual(['apex in early.edi']), within);

  await knows('apex', 'second');
  await vi.waitFor(() => expect(polled.at(-1)?.via.transport).toBe('second'), within);
  await writeFile(folders.path('in', 'left.edi'), 'ISA');
  await writeFile(folders.path('second', 'new.edi'), 'ISA');
  await vi.waitFor(() => expect(taken).toEqual(['apex in early.edi', 'apex second new.edi']), within);
  expect(await readdir(folders.path('in'))).toEqual(['left.edi']);

  await keepPartner(hub.hub, { ...apexProfile, transports: {}, send: undefined }, { isGone: true });
  await vi.waitFor(() => expect(watch.partners().size).toBe(0), within);
  await writeFile(folders.path('second', 'late.edi'), 'ISA');
  await knows('other', 'in');
  await vi.waitFor(() => expect(taken.at(-1)).toBe('other in left.edi'), within);
  expect(await readdir(folders.path('second'))).toEqual(['late.edi']);
});

test('a folder that is away holds up nobody else, is told, and is polled again when it is back', async () => {
  await knows('apex', 'away', 'in');
  await writeFile(folders.path('in', 'a.edi'), 'ISA');
  await vi.waitFor(() => expect(taken).toEqual(['apex in a.edi']), within);
  await vi.waitFor(() => expect(polled.some(({ via }) => via.transport === 'away')).toBe(true), within);
  expect(polled.filter(({ via }) => via.transport === 'away').every(({ hasWorked }) => !hasWorked)).toBe(true);
  await mkdir(folders.path('away'));
  await writeFile(folders.path('away', 'b.edi'), 'ISA');
  await vi.waitFor(() => expect(taken).toContain('apex away b.edi'), within);
  await rm(folders.path('away'), { recursive: true });
});
