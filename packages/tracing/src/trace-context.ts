import {
  createTraceState,
  isSpanContextValid,
  ROOT_CONTEXT,
  trace,
  TraceFlags,
  type Context,
  type SpanContext,
} from '@opentelemetry/api';

/** Where a trace goes on, as W3C Trace Context hands it from one to the next. */
export interface TraceHeaders {
  /** `00-<trace id>-<span id>-<flags>`. */
  readonly traceparent?: string | readonly string[] | undefined;
  /** What others' tracing systems add; handed on as it came. */
  readonly tracestate?: string | readonly string[] | undefined;
}

/** Of a request that came by HTTP, whatever its other headers are. */
export function carriedBy(headers: Readonly<Record<string, string | string[] | undefined>>): TraceHeaders {
  return { traceparent: headers['traceparent'], tracestate: headers['tracestate'] };
}

const shape = /^(?!ff)([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;

/** @returns undefined where there is none, or none that can be read: then a trace begins */
export function spanContextOf({ traceparent, tracestate }: TraceHeaders): SpanContext | undefined {
  // Where two are sent, the innermost of them wrote the last.
  const given = typeof traceparent === 'string' ? traceparent.split(',').at(-1) : traceparent?.at(-1);
  const [, version, traceId, spanId, flags, more] = shape.exec(given?.trim() ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (version === '00' && more !== undefined) return undefined;
  const state = typeof tracestate === 'string' ? tracestate : tracestate?.join(',');
  const found: SpanContext = {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED,
    isRemote: true,
    ...(state !== undefined && { traceState: createTraceState(state) }),
  };
  return isSpanContextValid(found) ? found : undefined;
}

export function traceparentOf({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${(traceFlags & TraceFlags.SAMPLED).toString(16).padStart(2, '0')}`;
}

/** What a span under it is started in. Nothing else of where the caller stands goes along. */
export function contextOf(headers: TraceHeaders | null): Context {
  const parent = headers === null ? undefined : spanContextOf(headers);
  return parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
}
