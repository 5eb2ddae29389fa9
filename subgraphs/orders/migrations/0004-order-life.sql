-- When a document was written, by its sender: what tells which of two is the later, whatever came first.
alter table orders.supplier_document add column if not exists sent_at text;

-- What has become of orders, folded from what was said of them. Every row follows from the copy of its order, from what
-- the supplier sent, from what it was sent and from what people decided, whatever came first; nothing here is kept
-- otherwise. Quantities are in the item's base unit.
create table orders.order_life (
  order_id text primary key,
  -- A document of the supplier answers it; a 997 does not (R44).
  has_answer boolean not null,
  -- The supplier refused it as a whole.
  is_rejected boolean not null,
  supplier_order_number text,
  -- What became of each 860.
  changes jsonb not null,
  -- Of all that was folded, here and below.
  fold_hash text not null
);

create table orders.order_line_life (
  -- The order line's.
  id text primary key,
  order_id text not null,
  item_id text,
  facility_id text,
  status text not null,
  base_unit text not null,
  ordered numeric not null,
  cancelled numeric not null,
  -- What came beyond what was ordered.
  surplus numeric not null,
  received numeric not null,
  promised numeric not null,
  unpromised numeric not null,
  -- The part of `unpromised` that nobody will send (R43).
  refused numeric not null,
  shipped numeric not null,
  -- The supplier has not settled its price.
  price_pending boolean not null,
  -- Why the supplier holds it; null: it does not.
  held_reason text,
  -- For one ordered unit, where the supplier answered another than the order's.
  answered_price text,
  constraint order_line_life_adds_up check (ordered = cancelled + received + promised + unpromised)
);
create index order_line_life_of_order on orders.order_line_life (order_id);

create table orders.order_line_promise (
  order_line_id text not null references orders.order_line_life on delete cascade,
  -- From 0, the earliest first.
  place smallint not null,
  order_id text not null,
  -- Null: no day was given (R41).
  promised_on date,
  quantity numeric not null,
  is_confirmed boolean not null,
  -- The substitute that comes; null: what was ordered.
  item_id text,
  -- The same in the base unit of the item that comes.
  item_quantity numeric not null,
  -- The supplier's document that says so; null: the ERP, or only the order itself.
  document_id text,
  -- When its day is over where it is due; null: it has none.
  due_at timestamptz(3),
  -- Whether that was noticed (R44). Not folded.
  is_noticed boolean not null,
  primary key (order_line_id, place)
);
create index order_line_promise_due on orders.order_line_promise (due_at) where not is_noticed;
create index order_line_promise_of_order on orders.order_line_promise (order_id);

create table orders.backorder (
  id text primary key,
  order_id text not null,
  order_line_id text not null,
  item_id text,
  facility_id text,
  supplier_id text not null,
  quantity numeric not null,
  unit text not null,
  promised_on date,
  slip_days integer,
  -- X12 element 668 as sent; null where no document says one.
  code text,
  reason text not null,
  is_open boolean not null,
  facility_ids text[],
  supplier_ids text[] not null
);
create index backorder_by_day on orders.backorder (coalesce(promised_on, '9999-12-31'), id);
create index backorder_of_order on orders.backorder (order_id);
create index backorder_of_line on orders.backorder (order_line_id);
create index backorder_of_item on orders.backorder (item_id, facility_id);
create index backorder_facilities on orders.backorder using gin (facility_ids);
create index backorder_suppliers on orders.backorder using gin (supplier_ids);

-- Every promise there ever was of a backorder, the one of now last (R41).
create table orders.backorder_promise (
  backorder_id text not null references orders.backorder on delete cascade,
  place smallint not null,
  promised_on date,
  said_on date,
  document_id text,
  primary key (backorder_id, place)
);

create table orders.substitution_request (
  id text primary key,
  -- What the fold knows it by.
  key text not null,
  order_id text not null,
  order_line_id text not null,
  item_id text,
  facility_id text,
  supplier_id text not null,
  -- Null: the hub knows no item by these parts.
  substitute_item_id text,
  parts jsonb not null,
  -- How much of what was ordered it takes the place of.
  quantity numeric not null,
  unit text not null,
  -- The unit the supplier counts it in, in the hub's code; null where it says none the hub knows.
  sent_unit text,
  -- Base units of the substitute for one of what was ordered, a fraction as text.
  factor text not null,
  state text not null check (state in ('REQUESTED', 'APPROVED', 'REFUSED')),
  is_quarantined boolean not null,
  document_id text not null,
  facility_ids text[],
  supplier_ids text[] not null
);
create index substitution_request_by_id on orders.substitution_request (state, id);
create index substitution_request_of_order on orders.substitution_request (order_id);
create index substitution_request_of_line on orders.substitution_request (order_line_id);
create index substitution_request_unknown on orders.substitution_request (supplier_id) where substitute_item_id is null;
create index substitution_request_facilities on orders.substitution_request using gin (facility_ids);
create index substitution_request_suppliers on orders.substitution_request using gin (supplier_ids);

-- What people decided of substitutes (R42): facts, from which the rest is folded. The last of a request holds.
create table orders.substitution_decision (
  substitution_id text not null,
  key text not null,
  place integer not null,
  order_id text not null,
  state text not null check (state in ('APPROVED', 'REFUSED')),
  substitute_item_id text,
  reason text not null,
  decided_by text not null,
  at timestamptz(3) not null,
  primary key (substitution_id, place)
);
create index substitution_decision_of_order on orders.substitution_decision (order_id);

-- What the others were told last of an order, a backorder or a substitution, so that they are told of differences alone.
create table orders.life_told (
  id text primary key,
  version bigint not null,
  order_id text not null,
  data jsonb
);
create index life_told_of_order on orders.life_told (order_id);
-- Orders were told by the versions of their copies before.
insert into orders.life_told (id, version, order_id) select id, version, id from orders.purchase_order;

-- Orders to be folded again though none of their own facts has changed: their partner's terms have, or an item came.
create table orders.refold_due (
  order_id text primary key
);
insert into orders.refold_due (order_id) select id from orders.purchase_order where not is_gone;

-- Items and their units as they were last told: what a substitute is, and how it compares.
create table orders.item_copy (
  id text primary key,
  version bigint not null,
  number text not null,
  base_unit text not null,
  units jsonb not null,
  gtins text[] not null
);
create index item_copy_gtins on orders.item_copy using gin (gtins);

-- What people asked for under a key of their own, and what came of it (R35).
create table orders.deed (
  operation text not null,
  subject text not null,
  key text not null,
  input jsonb not null,
  outcome jsonb,
  done_at timestamptz(3) not null,
  primary key (operation, subject, key)
);
