import { silentLog } from '@supply-hub/log';
import { isTracing } from '@supply-hub/tracing';
import { expect, test } from 'vitest';
import { startHubTracing } from './hub-tracing.ts';

test('nobody’s work is traced unless the settings ask for it', async () => {
  const off = await startHubTracing({ traces: 'none', tracesShare: 1 }, { log: silentLog });
  expect(isTracing()).toBe(false);
  await off.stop();
  const on = await startHubTracing({ traces: 'otlp', tracesShare: 1 }, { role: 'orders', log: silentLog });
  expect(isTracing()).toBe(true);
  await on.stop();
  expect(isTracing()).toBe(false);
});
