import { silentLog } from '@supply-hub/log';
import { expect, test } from 'vitest';
import { createHubMeasures } from './hub-measures.ts';
import { openMetricsDoor } from './metrics-door.ts';

test('what this process measures is told at a port of its own, and nothing else is there', async () => {
  const measures = createHubMeasures();
  measures.onCopyRead('item', 'FRESH', 3);
  await using door = await openMetricsDoor({ host: '127.0.0.1', metricsPort: 0 }, measures.metrics, silentLog);
  const answer = await fetch(`http://127.0.0.1:${door.port}/metrics`);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await answer.text()).toContain('supply_hub_copy_reads_total{copy="item",outcome="FRESH"} 3');
  expect((await fetch(`http://127.0.0.1:${door.port}/`)).status).toBe(404);
});

test('a port that is taken is told by the setting that names it', async () => {
  const { metrics } = createHubMeasures();
  await using first = await openMetricsDoor({ host: '127.0.0.1', metricsPort: 0 }, metrics, silentLog);
  const second = openMetricsDoor({ host: '127.0.0.1', metricsPort: first.port }, metrics, silentLog);
  await expect(second).rejects.toThrow('HUB_METRICS_PORT');
});
