import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '@supply-hub/clock';
import { silentLog } from '@supply-hub/log';
import { thisProcess } from '../../src/transports/claim.ts';
import { createFileTransport } from '../../src/transports/file-transport.ts';
import { createLocalPlace } from '../../src/transports/local-place.ts';

/**
 * A hub process that polls `<root>/in`, keeps what it takes in `<root>/kept/<arrival>` once, and kills itself at a point:
 * `claimed`, with the file in hand; `stored`, before it is put away; or, with `none`, when nothing is left for a while.
 */
const [root = '', point = 'none'] = process.argv.slice(2);
mkdirSync(`${root}/kept`, { recursive: true });
const die = (): boolean => process.kill(process.pid, 'SIGKILL');

const transport = createFileTransport({
  via: { partner: 'acme', transport: 'files', kind: 'folder' },
  place: createLocalPlace(),
  folders: { in: `${root}/in`, archive: `${root}/archive` },
  claimant: thisProcess(),
  clock: systemClock,
  log: silentLog,
});
const taken: string[] = [];
for (let looks = 0; looks < 400 && taken.length < 2; looks += 1) {
  await transport.collect?.(async ({ bytes, arrivalId }) => {
    if (point === 'claimed') die();
    writeFileSync(`${root}/kept/${arrivalId}`, bytes);
    if (point === 'stored') die();
    taken.push(`${arrivalId}`);
    return {};
  }, AbortSignal.timeout(10_000));
  await wait(5);
}
