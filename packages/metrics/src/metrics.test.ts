import { expect, test } from 'vitest';
import { createMetrics, type Observe } from './metrics.ts';

const definitions = {
  waiting: { name: 'documents_waiting', description: 'Documents that wait.', kind: 'gauge' },
  failed: { name: 'polls_failed', description: 'Polls that failed.', kind: 'counter' },
} as const;
type Name = keyof typeof definitions;

function measured() {
  let look: (observe: Observe<Name>) => Promise<void> = async () => undefined;
  let looks = 0;
  const metrics = createMetrics(definitions, async (observe) => {
    looks += 1;
    await look(observe);
  });
  return {
    metrics,
    looks: () => looks,
    says(next: typeof look) {
      look = next;
    },
    lines: async () => (await metrics.read()).split('\n').filter((line) => line !== ''),
  };
}

test('each value has its name, its labels and a sentence that says what it is', async () => {
  const { says, lines } = measured();
  says(async (observe) => {
    observe('waiting', 3, { partner: 'acme', state: 'PARKED' });
    observe('waiting', 0, { partner: 'a "b" \\ c', state: 'PARKED' });
    observe('failed', 2, { partner: 'acme' });
  });
  expect(await lines()).toEqual([
    '# HELP supply_hub_documents_waiting Documents that wait.',
    '# TYPE supply_hub_documents_waiting gauge',
    'supply_hub_documents_waiting{partner="acme",state="PARKED"} 3',
    'supply_hub_documents_waiting{partner="a \\"b\\" \\\\ c",state="PARKED"} 0',
    '# HELP supply_hub_polls_failed_total Polls that failed.',
    '# TYPE supply_hub_polls_failed_total counter',
    'supply_hub_polls_failed_total{partner="acme"} 2',
  ]);
});

test('a series that is not told any more is not shown any more', async () => {
  const { says, lines } = measured();
  says(async (observe) => observe('waiting', 3, { partner: 'acme' }));
  expect(await lines()).toContain('supply_hub_documents_waiting{partner="acme"} 3');
  says(async (observe) => observe('waiting', 1, { partner: 'other' }));
  expect((await lines()).filter((line) => !line.startsWith('#'))).toEqual([
    'supply_hub_documents_waiting{partner="other"} 1',
  ]);
});

test('what cannot be looked up is a failure, not a zero, and the next look is a new one', async () => {
  const { metrics, says, lines } = measured();
  says(() => Promise.reject(new Error('the database is away')));
  await expect(metrics.read()).rejects.toThrow('the measures could not be read');
  says(async (observe) => observe('waiting', 1, {}));
  expect(await lines()).toContain('supply_hub_documents_waiting 1');
});

test('two who ask at once cause one look', async () => {
  const { metrics, looks } = measured();
  await Promise.all([metrics.read(), metrics.read()]);
  expect(looks()).toBe(1);
});
