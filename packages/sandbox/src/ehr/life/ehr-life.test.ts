import { describe, expect, test } from 'vitest';
import { runSandbox, type RunningSandbox } from '../../testing/running-sandbox.ts';

const messages = async (running: RunningSandbox) => (await running.control('GET', '/ehr/messages')).rows('messages');
const triggersOf = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  new Set(rows.map((row) => String(row['trigger'])));
const everyKind = new Set(['S12', 'S13', 'S14', 'S15', 'S17', 'S26']);

describe('the EHR’s own life', () => {
  test('is silent unless a pace is asked for', async () => {
    await using running = await runSandbox();
    expect((await running.control('GET', '/ehr/pace')).at('changesPerHour')).toBe(0);
    running.clock.advance(48 * 3_600_000);
    expect(await messages(running)).toEqual([]);
  });

  test('has the size’s usual pace when asked for it, and keeps it over a restart', async () => {
    await using running = await runSandbox({ changesPerHour: 'usual' });
    expect((await running.control('GET', '/ehr/pace')).at('changesPerHour')).toBe(60);
    expect((await running.control('PUT', '/ehr/pace', { changesPerHour: -1 })).status).toBe(400);
    await running.sandbox.stop();
    await using again = await runSandbox({ stateDir: running.stateDir });
    expect((await again.control('GET', '/ehr/pace')).at('pace')).toBe('usual');
  });

  test('goes by the sandbox’s clock: what is due happens, cases whose time has come begin and end', async () => {
    await using running = await runSandbox({ changesPerHour: 60 });
    const statuses = (rows: readonly Readonly<Record<string, unknown>>[]) =>
      rows.map(({ state }) => (typeof state === 'object' && state !== null ? Reflect.get(state, 'status') : ''));
    // Ten minutes at a time, until a case has begun and ended.
    let made = await messages(running);
    for (let steps = 0; steps < 200 && !statuses(made).includes('fulfilled'); steps++) {
      const known = made.length;
      running.clock.advance(600_000);
      await expect
        .poll(async () => (made = await messages(running)).length, { timeout: 5000, interval: 20 })
        .toBeGreaterThan(known);
    }
    expect(statuses(made)).toContain('checked-in');
    expect(statuses(made)).toContain('fulfilled');
    expect(everyKind.isSupersetOf(triggersOf(made))).toBe(true);
  }, 30_000);
});

describe('a burst', () => {
  test('makes as many messages as asked for, of every kind, several a case', async () => {
    await using running = await runSandbox();
    const reply = await running.control('POST', '/ehr/burst', { count: 400 });
    expect([reply.at('made'), reply.at('after')]).toEqual([400, 0]);
    const made = await messages(running);
    expect(made).toHaveLength(400);
    expect(triggersOf(made)).toEqual(everyKind);
    const perCase = Map.groupBy(made, ({ caseNumber }) => caseNumber);
    expect(perCase.size).toBe(reply.at('cases'));
    expect(perCase.size).toBeGreaterThan(50);
    expect(perCase.size).toBeLessThan(110);
    // A case that was called off is reinstated by an S12 of its own.
    const reinstated = [...perCase.values()].filter((ofCase) =>
      ofCase.slice(1).some(({ trigger }) => trigger === 'S12'),
    );
    expect(reinstated.length).toBeGreaterThan(5);
    // What a case's last message says is how it stands.
    const cases = new Map(
      (await running.control('GET', '/ehr/cases')).rows('cases').map((row) => [row['number'], row]),
    );
    for (const [number, ofCase] of perCase)
      expect(cases.get(number)).toMatchObject({ ...Object(ofCase.at(-1)?.['state']) });
  });

  test('of a seed is the same in the same world', async () => {
    const told = async () => {
      await using running = await runSandbox();
      await running.control('POST', '/ehr/burst', { count: 60, seed: 9 });
      return (await messages(running)).map(({ controlId, trigger, caseNumber, state }) => [
        controlId,
        trigger,
        caseNumber,
        state,
      ]);
    };
    expect(await told()).toEqual(await told());
  });

  test('keeps its rate, each change a write of its own', async () => {
    await using running = await runSandbox();
    const began = performance.now();
    await running.control('POST', '/ehr/burst', { count: 20, perSecond: 100 });
    expect(performance.now() - began).toBeGreaterThan(180);
    expect((await running.control('GET', '/ledger')).rows('writes')).toHaveLength(20);
  });

  test.each([{ count: 0 }, { perSecond: 0 }, { speed: 1 }])('of %j is refused', async (input) => {
    await using running = await runSandbox();
    expect((await running.control('POST', '/ehr/burst', input)).status).toBe(400);
  });
});
