/**
 * Where the application's trace goes on, in the headers of W3C Trace Context; none where it has no trace.
 *
 * OpenTelemetry's API keeps what the application has set up at this symbol, for whichever copy of it is loaded: so an
 * application that traces needs to say nothing, and one that does not carries nothing for it.
 */
export function traceHeadersOf(traceparent: (() => string | undefined) | undefined): Record<string, string> {
  if (traceparent !== undefined) {
    const given = traceparent();
    return given === undefined ? {} : { traceparent: given };
  }
  const api = propertyOf(globalThis, Symbol.for('opentelemetry.js.api.1'));
  const carrier: Record<string, string> = {};
  const set = (_: unknown, name: string, value: string): void => {
    // What else it tells, such as baggage, is the application's own.
    if (name === 'traceparent' || name === 'tracestate') carrier[name] = value;
  };
  const active = call(propertyOf(api, 'context'), 'active');
  if (active !== undefined) call(propertyOf(api, 'propagation'), 'inject', active, carrier, { set });
  return carrier;
}

function propertyOf(object: unknown, key: PropertyKey): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, key) : undefined;
}

/** Tracing must never keep anybody from asking. */
function call(object: unknown, method: string, ...given: readonly unknown[]): unknown {
  const found = propertyOf(object, method);
  try {
    return typeof found === 'function' ? Reflect.apply(found, object, given) : undefined;
  } catch {
    return undefined;
  }
}
