import { expect, test } from 'vitest';
import { createMeasures, together } from './measures.ts';

const measured = () =>
  createMeasures({
    took: { name: 'call_seconds', description: 'How long calls took.', kind: 'seconds' },
    failed: { name: 'call_failures', description: 'Calls that failed.', kind: 'counter' },
  });

test('what is timed has its count, its sum and its buckets in seconds, and a counter rises', async () => {
  const measures = measured();
  measures.record('took', 30, { system: 'erp' });
  measures.record('took', 2000, { system: 'erp' });
  measures.record('failed', 2, { system: 'erp' });
  measures.record('failed', 1, { system: 'erp' });
  const text = await measures.read();
  expect(text).toContain('# TYPE supply_hub_call_seconds histogram');
  expect(text).toContain('supply_hub_call_seconds_bucket{system="erp",le="0.05"} 1');
  expect(text).toContain('supply_hub_call_seconds_bucket{system="erp",le="+Inf"} 2');
  expect(text).toContain('supply_hub_call_seconds_sum{system="erp"} 2.03');
  expect(text).toContain('supply_hub_call_failures_total{system="erp"} 3');
});

test('a label of more values than anybody meant costs bounded memory', async () => {
  const measures = measured();
  for (let n = 0; n < 5000; n += 1) measures.record('failed', 1, { system: String(n) });
  const series = (await measures.read())
    .split('\n')
    .filter((line) => line.startsWith('supply_hub_call_failures_total'));
  expect(series.length).toBeLessThanOrEqual(2000);
  expect(series.some((line) => line.includes('overflow'))).toBe(true);
});

test('several are read as one', async () => {
  const [one, two] = [measured(), createMeasures({ seen: { name: 'seen', description: 'Seen.', kind: 'counter' } })];
  one.record('failed', 1, {});
  two.record('seen', 1, {});
  const text = await together(one, two).read();
  expect(text).toContain('supply_hub_call_failures_total 1\n');
  expect(text).toContain('supply_hub_seen_total 1\n');
});
