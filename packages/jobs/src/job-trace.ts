import { keptTraceparent, type TraceHeaders } from '@supply-hub/tracing';
import { z } from 'zod';

const $Carried = z.looseObject({ traceparent: z.string() });

/** The data of a job as it is kept: with where its enqueuer's trace goes on, when there is one that is exported. */
export function carrying(data: unknown): unknown {
  const traceparent = keptTraceparent();
  return traceparent !== undefined && isObject(data) ? { ...data, traceparent } : data;
}

/** The data of a job as it was given, and where its enqueuer's trace goes on. */
export function unpacked(kept: unknown): { readonly data: unknown; readonly trace: TraceHeaders | undefined } {
  if (!isObject(kept) || !('traceparent' in kept)) return { data: kept, trace: undefined };
  const carried = $Carried.safeParse(kept);
  if (!carried.success) return { data: kept, trace: undefined };
  const { traceparent, ...data } = carried.data;
  return { data, trace: { traceparent } };
}

function isObject(data: unknown): data is object {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
