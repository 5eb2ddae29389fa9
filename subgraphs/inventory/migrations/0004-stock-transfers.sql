-- Quantities of lots on their way from one storage location to another: what was asked, what the system that keeps the
-- stock was told, and what it said.
create table inventory.stock_transfer (
  id text primary key,
  -- What its documents in that system refer to it by.
  reference text not null unique,
  version bigint not null,
  state text not null check (state in ('REQUESTED', 'IN_TRANSIT', 'RECEIVED', 'REFUSED', 'CANCELLED')),
  system text not null,
  item_id text not null,
  item_number text not null,
  lot_id text not null,
  lot text,
  expires_on date,
  quantity numeric not null check (quantity > 0),
  unit text not null,
  from_facility_id text not null,
  from_location_id text not null,
  from_code text[] not null,
  to_facility_id text not null,
  to_location_id text not null,
  to_code text[] not null,
  -- What a case needs it for; null where nobody said.
  demand_id text,
  reason text not null,
  asked_by text not null,
  asked_at timestamptz(3) not null,
  expected_at timestamptz(3) not null,
  -- When it was known to have left, and to have come.
  sent_at timestamptz(3),
  received_at timestamptz(3),
  sent_document text,
  received_document text,
  reversal_document text,
  -- What the system said when it refused.
  refusal text,
  -- What it is to be told next: SEND, RECEIVE or REVERSE; null: nothing.
  doing text check (doing in ('SEND', 'RECEIVE', 'REVERSE')),
  attempts integer not null,
  next_at timestamptz(3),
  claimed_until timestamptz(3),
  -- Whether what it left in stock is still to be read.
  is_unsettled boolean not null,
  facility_ids text[] not null,
  supplier_ids text[] not null
);
create index stock_transfer_doing on inventory.stock_transfer (next_at) where doing is not null or is_unsettled;
create index stock_transfer_leaving on inventory.stock_transfer (item_id, from_facility_id)
  where state = 'REQUESTED' or is_unsettled;
create index stock_transfer_of_lot on inventory.stock_transfer (lot_id);
create index stock_transfer_in_transit on inventory.stock_transfer (reference) where state = 'IN_TRANSIT';
create index stock_transfer_listed on inventory.stock_transfer (asked_at, id);
create index stock_transfer_facility_ids on inventory.stock_transfer using gin (facility_ids);
create index stock_transfer_supplier_ids on inventory.stock_transfer using gin (supplier_ids);

-- What people did under an idempotency key (R35).
create table inventory.deed (
  operation text not null,
  -- Who did it: another person's key is another key.
  subject text not null,
  key text not null,
  input jsonb not null,
  done_at timestamptz(3) not null,
  -- The hub's id of what came of it.
  outcome_id text,
  primary key (operation, subject, key)
);
