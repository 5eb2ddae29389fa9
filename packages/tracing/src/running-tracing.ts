import type { Span, Tracer } from '@opentelemetry/api';

/** What makes spans while this process is asked to. */
export interface RunningTracing {
  readonly tracer: Tracer;
  /** Whether the spans of a trace that begins here are exported. */
  isKept(traceId: string): boolean;
  /** Starts a span whose ids, and those of its trace if it begins one, are given. */
  startAs(ids: SpanIds, start: () => Span): Span;
}

export interface SpanIds {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
}

let running: RunningTracing | undefined;

/** Undefined: nobody asked for spans, and none are made. */
export function runningTracing(): RunningTracing | undefined {
  return running;
}

/** One at a time, for contexts belong to the process. */
export function setRunningTracing(next: RunningTracing | undefined): void {
  if (next !== undefined && running !== undefined) throw new Error('This process makes spans already.');
  running = next;
}
