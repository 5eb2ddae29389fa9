import type { Counter, Histogram } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { Labels, Metrics } from './metrics.ts';

/** What is counted or timed as it happens. */
export interface MeasureDefinition {
  /** In snake case; `_total` is added to counters, `_seconds` stands at the end of what is timed. */
  readonly name: string;
  /** One sentence, for the person who builds an alarm on it. */
  readonly description: string;
  /** A counter rises; of what is timed there is a histogram. */
  readonly kind: 'counter' | 'seconds';
}

export interface Measures<Name extends string> extends Metrics {
  /** @param value how many; of what is timed, how many milliseconds it took */
  record(name: Name, value: number, labels: Labels): void;
}

/** From what nobody notices to what nobody waits for. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Labels are of few values each; should one not be, what is beyond is counted together. */
const mostSeries = 2000;

/** Measures of this process, kept while it lives. */
export function createMeasures<const D extends Readonly<Record<string, MeasureDefinition>>>(
  definitions: D,
): Measures<keyof D & string> {
  const exporter = new PrometheusExporter({ preventServerStart: true });
  const provider = new MeterProvider({
    readers: [exporter],
    views: [{ instrumentName: '*', aggregationCardinalityLimit: mostSeries }],
  });
  const meter = provider.getMeter('supply-hub');
  const counters = new Map<string, Counter>();
  const histograms = new Map<string, Histogram>();
  for (const [key, { name, description, kind }] of Object.entries(definitions)) {
    if (kind === 'counter') counters.set(key, meter.createCounter(name, { description }));
    else {
      const advice = { explicitBucketBoundaries: boundaries };
      histograms.set(key, meter.createHistogram(name, { description, advice }));
    }
  }
  return {
    record(name, value, labels) {
      counters.get(name)?.add(value, { ...labels });
      histograms.get(name)?.record(value / 1000, { ...labels });
    },
    async read() {
      const { resourceMetrics, errors } = await exporter.collect();
      if (errors.length > 0) throw new Error('the measures could not be read', { cause: errors[0] });
      return new PrometheusSerializer('supply_hub', false, undefined, true, true).serialize(resourceMetrics);
    },
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
  };
}

/** Several in one answer. Their names differ. @throws Error one of them cannot be read */
export function together(first: Metrics, ...others: readonly Metrics[]): Metrics {
  return {
    read: async () => (await Promise.all([first, ...others].map((each) => each.read()))).join(''),
    contentType: first.contentType,
  };
}
