-- What is wrong now, and what was, by what it is about: an order, a command, a need.
create table orders.trouble (
  id text primary key,
  -- What is judged at once: `order:<id>`, `command:<id>`, `need:<facility>:<item>`.
  scope text not null,
  kind text not null,
  -- Tells it from others of its kind and scope; empty: there is one.
  key text not null,
  sentence text not null,
  remedy text not null,
  team text not null,
  order_id text,
  order_number text,
  order_line_ids text[] not null,
  item_id text,
  facility_id text,
  supplier_id text,
  case_ids text[] not null,
  severity text,
  raised_at timestamptz(3) not null,
  -- Null: it holds.
  ended_at timestamptz(3),
  -- Counts what became of it; events carry it.
  version bigint not null
);
create index trouble_of_scope on orders.trouble (scope) where ended_at is null;
create index trouble_of_order on orders.trouble (order_id) where ended_at is null;
create index trouble_raised on orders.trouble (raised_at);
