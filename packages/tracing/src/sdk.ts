import { context, ROOT_CONTEXT, trace, type SpanKind } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  InMemorySpanExporter,
  ParentBasedSampler,
  RandomIdGenerator,
  SamplingDecision,
  SimpleSpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type ReadableSpan,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace';
import { setRunningTracing, type SpanIds } from './running-tracing.ts';

export { otlpProcessor } from './otlp-processor.ts';

export interface TracingOptions {
  /** Which process it is, as traces name it: `supply-hub`, `supply-hub-orders`. */
  readonly service: string;
  readonly processor: SpanProcessor;
  /**
   * Of the traces that begin here, how many are exported: 0 to 1. One that began elsewhere is when its beginning is.
   * @default 1
   */
  readonly share?: number;
}

/** Who decides and who exports, at the moment. */
interface Current {
  readonly root: TraceIdRatioBasedSampler;
  readonly processor: SpanProcessor;
}

let current: Current | undefined;
let given: SpanIds | undefined;
/** One for the life of the process, for libraries hold on to what they were first given. Only tests start twice. */
let provider: TracerProvider | undefined;

/** Makes spans of what this process does from now on. @throws Error it does already */
export function startTracing({ service, processor, share = 1 }: TracingOptions): { stop(): Promise<void> } {
  const root = new TraceIdRatioBasedSampler(share);
  provider ??= providerOf(service);
  setRunningTracing({
    tracer: provider.getTracer('supply-hub'),
    isKept: (traceId) => root.shouldSample(ROOT_CONTEXT, traceId).decision === SamplingDecision.RECORD_AND_SAMPLED,
    startAs(ids, start) {
      given = ids;
      try {
        return start();
      } finally {
        given = undefined;
      }
    },
  });
  current = { root, processor };
  // For the gateway's libraries too, which tell of their plans.
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  return {
    async stop() {
      setRunningTracing(undefined);
      current = undefined;
      trace.disable();
      context.disable();
      await processor.shutdown();
    },
  };
}

function providerOf(service: string): TracerProvider {
  const random = new RandomIdGenerator();
  const never = { decision: SamplingDecision.NOT_RECORD };
  return new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: new ParentBasedSampler({
      root: {
        shouldSample: (within, traceId) => current?.root.shouldSample(within, traceId) ?? never,
        toString: () => 'of a share of the traces',
      },
    }),
    spanProcessors: [
      {
        onStart: (span, within) => current?.processor.onStart(span, within),
        onEnd: (span) => current?.processor.onEnd(span),
        forceFlush: async () => current?.processor.forceFlush(),
        shutdown: async () => current?.processor.shutdown(),
      },
    ],
    // A second lock: what stands in attributes is chosen one by one.
    spanLimits: { attributeValueLengthLimit: 200 },
    idGenerator: {
      generateTraceId: () => given?.traceId ?? random.generateTraceId(),
      generateSpanId: () => given?.spanId ?? random.generateSpanId(),
    },
  });
}

/** A span that was made, for tests. */
export interface SeenSpan {
  readonly name: string;
  readonly kind: SpanKind;
  readonly traceId: string;
  readonly spanId: string;
  /** Absent: it began its trace. */
  readonly parentId: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly string[];
}

/** For tests: makes spans, and keeps them in memory. */
export function recordSpans(): { spans(): SeenSpan[]; forget(): void; stop(): Promise<void> } {
  const exporter = new InMemorySpanExporter();
  const tracing = startTracing({ service: 'test', processor: new SimpleSpanProcessor({ exporter }) });
  return {
    spans: () => exporter.getFinishedSpans().map(seen),
    forget: () => exporter.reset(),
    stop: () => tracing.stop(),
  };
}

function seen(span: ReadableSpan): SeenSpan {
  const { traceId, spanId } = span.spanContext();
  return {
    name: span.name,
    kind: span.kind,
    traceId,
    spanId,
    parentId: span.parentSpanContext?.spanId,
    attributes: span.attributes,
    links: span.links.map((link) => link.context.spanId),
  };
}
