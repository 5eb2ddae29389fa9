-- What a message waits for before it is answered. Setting and unsetting a parameter around each call costs more than one of
-- its statements: the sessions of the exchange keep their plans all their life (`connect`, sqlKeepsPlans).
alter function hub.keep_arrivals(text, bytea, text) reset all;

-- Messages come in the order of this time, and it is asked for by ranges alone.
drop index hub.message_by_received;
create index message_by_received on hub.message using brin (received_at) with (pages_per_range = 16, autosummarize = on);
