import { context, SpanKind, SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api';
import { runningTracing } from './running-tracing.ts';
import { idsOf } from './seeded-ids.ts';
import { contextOf, spanContextOf, type TraceHeaders } from './trace-context.ts';

/** Of a piece of work: what it is called, and where in which trace it stands. */
export interface SpanOf {
  /** Of few kinds: what tells one from another of its kind is an attribute. */
  readonly name: string;
  /** @default 'internal' */
  readonly kind?: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  /** What may stand in a log: ids of the hub, counts, names of systems; never a value, a variable or a payload. */
  readonly attributes?: Attributes;
  /** What it follows from, when that is not what runs here; null: nothing, it begins a trace. */
  readonly parent?: TraceHeaders | null | undefined;
  /** What else it follows from. */
  readonly links?: readonly TraceHeaders[];
  /** The hub's id of what arrives: `traceOf` it tells others where its trace goes on. */
  readonly seed?: string;
}

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

/** Does work within a span; where no spans are made, just does it. What it throws marks the span, by its kind alone. */
export async function inSpan<T>(of: SpanOf, work: () => Promise<T>): Promise<T> {
  const running = runningTracing();
  if (running === undefined) return work();
  const { name, kind = 'internal', attributes = {}, links = [], parent, seed } = of;
  const within = parent === undefined ? context.active() : contextOf(parent);
  const start = (): Span =>
    running.tracer.startSpan(
      name,
      { kind: kinds[kind], attributes, links: links.flatMap((link) => linkTo(link)) },
      within,
    );
  const span = seed === undefined ? start() : running.startAs(idsOf(seed), start);
  try {
    return await context.with(trace.setSpan(within, span), work);
  } catch (error) {
    mark(span, codeOf(error));
    throw error;
  } finally {
    span.end();
  }
}

/** Says more of the span that is active here. */
export function note(attributes: Attributes): void {
  if (runningTracing() !== undefined) trace.getActiveSpan()?.setAttributes(attributes);
}

/** Calls the span that is active here by a better name. */
export function rename(name: string): void {
  if (runningTracing() !== undefined) trace.getActiveSpan()?.updateName(name);
}

/** The work of the span that is active here failed, though it ends well. @param code of few kinds: `CONFLICT` */
export function fail(code: string): void {
  if (runningTracing() === undefined) return;
  const span = trace.getActiveSpan();
  if (span !== undefined) mark(span, code);
}

/** Work to be done later, for what is active here. */
export function inThisTrace<T>(work: () => T): () => T {
  return runningTracing() === undefined ? work : context.bind(context.active(), work);
}

function mark(span: Span, code: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', code);
}

/** Its message may hold what was asked for, so it goes nowhere. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function linkTo(headers: TraceHeaders) {
  const found = spanContextOf(headers);
  return found === undefined ? [] : [{ context: found }];
}
