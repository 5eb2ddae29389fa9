import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bench } from './bench.ts';
import { changeThings } from './shop-and-desk.ts';

const program = fileURLToPath(new URL('consumer-process.ts', import.meta.url));
const things = ['thing_1', 'thing_2', 'thing_3'];

/** Runs a consumer until it ends. @returns the signal that ended it, null when it went by itself */
async function consume(url: string, options: { dieInEffect?: number; killAfterEffects?: number }) {
  const child = spawn(process.execPath, [program, url, String(options.dieInEffect ?? 0)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const isToBeKilled = Object.keys(options).length > 0;
  if (!isToBeKilled) child.stdin.end();
  let seen = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    seen += text.split('\n').length - 1;
    if (options.killAfterEffects !== undefined && seen >= options.killAfterEffects) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  return signal;
}

test('a consumer killed at any moment has each effect once, also of what it published itself', async () => {
  await using $ = await bench();
  const published = changeThings($.shop, things, 40);
  for (const options of [{ dieInEffect: 1 }, { dieInEffect: 6 }, { killAfterEffects: 9 }, { killAfterEffects: 20 }]) {
    expect(await consume($.url, options)).toBe('SIGKILL');
  }
  await published;
  expect(await consume($.url, {})).toBeNull();

  const taken = await $.desk.sql`
    select thing, array_agg(version::int order by place) as versions from desk.note group by thing order by thing`;
  const versions = Array.from({ length: 40 }, (_, index) => index + 1);
  expect([...taken]).toEqual(things.map((thing) => ({ thing, versions })));
  const [row] = await $.hub.sql`
    select count(*)::int as published, count(distinct causation_id)::int as causes,
      count(position)::int as placed from hub.outbox where type = 'desk.note-taken'`;
  expect(row).toEqual({ published: 120, causes: 120, placed: 120 });
});
