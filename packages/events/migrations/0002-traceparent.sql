-- Where the trace of an event's publisher goes on (W3C Trace Context): written only where somebody traces.
alter table hub.outbox add column traceparent text;
