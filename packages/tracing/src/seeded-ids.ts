import { createHash } from 'node:crypto';
import { TraceFlags } from '@opentelemetry/api';
import { runningTracing, type SpanIds } from './running-tracing.ts';
import { traceparentOf, type TraceHeaders } from './trace-context.ts';

/**
 * The ids of the span that a thing's arrival is, made of the thing's own id: whoever meets it later goes on with its
 * trace, and nothing is kept beside it for that.
 */
export function idsOf(seed: string): SpanIds {
  const digits = createHash('sha256').update('trace\0').update(seed).digest('hex');
  return { traceId: digits.slice(0, 32), spanId: digits.slice(32, 48) };
}

/** Where the trace of such a thing goes on; undefined where no spans are made, or none of this trace. */
export function traceOf(seed: string): TraceHeaders | undefined {
  const running = runningTracing();
  if (running === undefined) return undefined;
  const ids = idsOf(seed);
  if (!running.isKept(ids.traceId)) return undefined;
  return { traceparent: traceparentOf({ ...ids, traceFlags: TraceFlags.SAMPLED }) };
}
