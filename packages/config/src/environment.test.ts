import { expect, test } from 'vitest';
import { parseEnvironment } from './environment.ts';

test('traces and a port for metrics are off unless they are asked for', () => {
  expect(parseEnvironment({}, '/')).toMatchObject({ traces: 'none', tracesShare: 1, metricsPort: undefined });
  const asked = { HUB_TRACES: 'otlp', OTEL_TRACES_SAMPLER_ARG: '0.1', HUB_METRICS_PORT: '9464' };
  expect(parseEnvironment(asked, '/')).toMatchObject({ traces: 'otlp', tracesShare: 0.1, metricsPort: 9464 });
});

test.each([
  ['HUB_TRACES', 'jaeger'],
  ['OTEL_TRACES_SAMPLER_ARG', '7'],
  ['HUB_METRICS_PORT', '70000'],
])('%s that cannot be used is named, without its value', (name, value) => {
  const parse = () => parseEnvironment({ [name]: value }, '/');
  expect(parse).toThrow(name);
  expect(parse).not.toThrow(value);
});
