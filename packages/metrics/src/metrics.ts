import type { ObservableCounter, ObservableGauge } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

export { createMeasures, together, type MeasureDefinition, type Measures } from './measures.ts';

/** What is measured, and how it is read. */
export interface MetricDefinition {
  /** In snake case, ending in its unit; `_total` is added to counters. */
  readonly name: string;
  /** One sentence, for the person who builds an alarm on it. */
  readonly description: string;
  /** A gauge goes up and down; a counter only rises while the process lives. */
  readonly kind: 'gauge' | 'counter';
}

/** Few values each, and none of them a person's: what is told apart is told apart for ever. */
export type Labels = Readonly<Record<string, string>>;
export type Observe<Name extends string> = (name: Name, value: number, labels: Labels) => void;

export interface Metrics {
  /** In the text form of Prometheus. Values are those of the moment; who asks meanwhile gets the same. */
  read(): Promise<string>;
  /** Of that text. */
  readonly contentType: string;
}

/** A partner with every document type in every state, times a thousand partners. */
const mostSeries = 100_000;

/**
 * Measures that are looked up when somebody asks: no value is kept here.
 * @param look tells all values of the moment; a series it does not tell is not there. When it throws, `read` does.
 */
export function createMetrics<const D extends Readonly<Record<string, MetricDefinition>>>(
  definitions: D,
  look: (observe: Observe<keyof D & string>) => Promise<void>,
): Metrics {
  // Made anew for each look: the SDK goes on telling a series it was told once, and an alarm would never end.
  async function collect(): Promise<string> {
    const exporter = new PrometheusExporter({ preventServerStart: true });
    const provider = new MeterProvider({
      readers: [exporter],
      views: [{ instrumentName: '*', aggregationCardinalityLimit: mostSeries }],
    });
    const meter = provider.getMeter('supply-hub');
    const instruments = new Map<string, ObservableCounter | ObservableGauge>();
    for (const [key, { name, description, kind }] of Object.entries(definitions)) {
      const described = [name, { description }] as const;
      instruments.set(
        key,
        kind === 'gauge' ? meter.createObservableGauge(...described) : meter.createObservableCounter(...described),
      );
    }
    meter.addBatchObservableCallback(
      (result) =>
        look((name, value, labels) => {
          const instrument = instruments.get(name);
          if (instrument !== undefined) result.observe(instrument, value, { ...labels });
        }),
      [...instruments.values()],
    );
    const { resourceMetrics, errors } = await exporter.collect();
    await provider.shutdown();
    if (errors.length > 0) throw new Error('the measures could not be read', { cause: errors[0] });
    return new PrometheusSerializer('supply_hub', false, undefined, true, true).serialize(resourceMetrics);
  }
  let reading: Promise<string> | undefined;
  return {
    read: () =>
      (reading ??= collect().finally(() => {
        reading = undefined;
      })),
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
  };
}
