import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, type SpanExporter, type SpanProcessor } from '@opentelemetry/sdk-trace';

/**
 * Sends spans to a collector by OTLP over HTTP, many at a time, and forgets those it does not take in time. Where it is
 * and what it asks for say OpenTelemetry's own variables (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_EXPORTER_OTLP_HEADERS`
 * …), which the exporter reads from the environment.
 *
 * @param onChange told when the collector stops taking them, and when it takes them again
 */
export function otlpProcessor(onChange: (isTaken: boolean) => void): SpanProcessor {
  const otlp = new OTLPTraceExporter();
  let wasTaken = true;
  const exporter: SpanExporter = {
    export(spans, done) {
      otlp.export(spans, (result) => {
        const isTaken = result.error === undefined;
        if (isTaken !== wasTaken) onChange(isTaken);
        wasTaken = isTaken;
        done(result);
      });
    },
    shutdown: () => otlp.shutdown(),
  };
  return new BatchSpanProcessor({ exporter, exportTimeoutMillis: 5000 });
}
