-- The last message of each party each way, without looking at those of the others.
create index message_latest on hub.message (coalesce(partner, sender), direction, received_at desc);
-- What waits on either side, of which there should be few.
create index message_waiting on hub.message (state, received_at)
  where state in ('ROUTED', 'QUEUED', 'HELD');
