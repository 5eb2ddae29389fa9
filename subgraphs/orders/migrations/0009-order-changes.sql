-- What a supplier was told of an order: by its 850 first (sequence 0), then by each 860, which apply in the order of their
-- numbers (R37). Rows are never changed.
create table orders.order_told (
  order_id text not null,
  sequence integer not null check (sequence >= 0),
  message_id text not null,
  -- Every line as it stands by this document, by the order line's id.
  told jsonb not null,
  -- What this document changed, line by line; empty of the 850.
  changes jsonb not null,
  at timestamptz(3) not null,
  primary key (order_id, sequence)
);

-- Orders that changed after they were sent: compared with what was told, by the task that sends changes.
create table orders.change_due (
  order_id text primary key
);
