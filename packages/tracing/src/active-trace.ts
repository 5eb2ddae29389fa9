import { trace, TraceFlags, type SpanContext } from '@opentelemetry/api';
import { runningTracing } from './running-tracing.ts';
import { traceparentOf } from './trace-context.ts';

function activeSpanContext(): SpanContext | undefined {
  return runningTracing() === undefined ? undefined : trace.getActiveSpan()?.spanContext();
}

/** The id of the trace that runs here, 32 hexadecimal digits; undefined where there is none. */
export function activeTraceId(): string | undefined {
  return activeSpanContext()?.traceId;
}

/**
 * What a request that leaves here carries, so that its receiver goes on with the trace; nothing where there is none.
 */
export function traceHeaders(): { readonly traceparent?: string; readonly tracestate?: string } {
  const active = activeSpanContext();
  if (active === undefined) return {};
  const tracestate = active.traceState?.serialize() ?? '';
  return { traceparent: traceparentOf(active), ...(tracestate !== '' && { tracestate }) };
}

/** What is kept with work that is done later; undefined where there is no trace, or none that anybody will look at. */
export function keptTraceparent(): string | undefined {
  const active = activeSpanContext();
  if (active === undefined || (active.traceFlags & TraceFlags.SAMPLED) === 0) return undefined;
  return traceparentOf(active);
}
