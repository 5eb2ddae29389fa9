/**
 * Spans of what the hub does, from a client's request or a message's arrival to their last effect, in W3C Trace
 * Context. Without `startTracing` of `@supply-hub/tracing/sdk` all of this does nothing, and no exporter is loaded.
 */
export { activeTraceId, keptTraceparent, traceHeaders } from './active-trace.ts';
export { fail, inSpan, inThisTrace, note, rename, type SpanOf } from './in-span.ts';
export { traceOf } from './seeded-ids.ts';
export { carriedBy, spanContextOf, type TraceHeaders } from './trace-context.ts';

import { runningTracing } from './running-tracing.ts';

/** Whether spans are made in this process. */
export const isTracing = (): boolean => runningTracing() !== undefined;
