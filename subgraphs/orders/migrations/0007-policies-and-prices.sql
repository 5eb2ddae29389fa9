-- Policies: what a person adopted for the group, a facility, a supplier or an item. A version is never changed; the last
-- of its scope holds, and says only what it decides otherwise than the scope around it.
create table orders.policy (
  id text primary key,
  scope text not null check (scope in ('GROUP', 'FACILITY', 'SUPPLIER', 'ITEM')),
  -- Hub id; empty: the group.
  scope_id text not null,
  -- From 1, of its scope.
  version integer not null check (version > 0),
  values jsonb not null,
  reason text not null,
  adopted_by text not null,
  adopted_at timestamptz(3) not null,
  unique (scope, scope_id, version),
  check ((scope = 'GROUP') = (scope_id = ''))
);
create function orders.keep_policy() returns trigger language plpgsql as $$
begin
  raise exception 'A policy is never changed or removed: adopt another version.';
end
$$;
create trigger policy_is_kept before update or delete on orders.policy
  for each row execute function orders.keep_policy();
create trigger policy_is_not_emptied before truncate on orders.policy
  for each statement execute function orders.keep_policy();

-- Contracts as they were last told, with what each says an item costs.
create table orders.contract_copy (
  id text primary key,
  version bigint not null,
  number text not null,
  supplier_id text not null
);
create table orders.agreed_price (
  id text primary key,
  contract_id text not null references orders.contract_copy on delete cascade,
  contract_number text not null,
  supplier_id text not null,
  item_id text not null,
  -- Null: at every facility.
  facility_id text,
  -- For `per_quantity` of `unit`.
  amount text not null,
  currency text not null,
  per_quantity text not null,
  unit text not null,
  -- Null: the unit's factor is not known, and the price compares with no other.
  per_base_unit text,
  valid_from date not null,
  -- The last day; null: open-ended.
  valid_to date
);
create index agreed_price_of_item on orders.agreed_price (item_id, supplier_id);
create index agreed_price_of_contract on orders.agreed_price (contract_id);

-- How suppliers sell items, as last told.
create table orders.supplier_item_copy (
  id text primary key,
  version bigint not null,
  supplier_id text not null,
  item_id text not null,
  part_number text
);
create index supplier_item_copy_of_part on orders.supplier_item_copy (supplier_id, part_number);
create index supplier_item_copy_of_item on orders.supplier_item_copy (item_id, supplier_id);

-- Cases, for how soon what they rely on is needed; and the lines of orders they rely on, as was last decided.
create table orders.relying_case (
  id text primary key,
  version bigint not null,
  number text not null,
  facility_id text,
  -- Null: not scheduled.
  starts_at timestamptz(3),
  -- Nothing is kept for it any more.
  is_over boolean not null
);
create table orders.case_reliance_version (
  case_id text primary key,
  version bigint not null
);
create table orders.case_reliance (
  case_id text not null,
  order_line_id text not null,
  primary key (case_id, order_line_id)
);
create index case_reliance_of_line on orders.case_reliance (order_line_id);

-- What was found of a line's price before its order was sent, or when it was looked at last.
create table orders.price_check (
  order_line_id text primary key,
  order_id text not null,
  outcome text not null check (outcome in ('OK', 'OFF_CONTRACT', 'EXPIRED', 'DIFFERS', 'UNKNOWN')),
  -- The price it was held against; null: there is none.
  agreed_price_id text,
  contract_id text,
  contract_number text,
  -- For one base unit, rounded for showing; null where it is not known.
  asked_per_base_unit text,
  agreed_per_base_unit text,
  currency text not null,
  -- Of the agreed price.
  agreed_currency text,
  -- By how much it is dearer, as a share of the agreed price; negative: cheaper.
  deviation text,
  -- STOPPED: its order waits for a person. MARKED: it leaves though it should stop, for it is urgent or policy lets it.
  effect text not null check (effect in ('PASSED', 'MARKED', 'STOPPED')),
  policy_versions text[] not null,
  checked_at timestamptz(3) not null
);
create index price_check_of_order on orders.price_check (order_id);
create index price_check_stopped on orders.price_check (order_id) where effect = 'STOPPED';

-- Orders whose prices are to be looked at (again).
create table orders.price_check_due (
  order_id text primary key
);
insert into orders.price_check_due select id from orders.purchase_order where has_outstanding and not is_gone;

-- Why an order could not be sent: it cannot be written, or a price stops it (then its troubles say so).
alter table orders.transmission add column stopped_by text
  check (stopped_by is null or (message_id is null and stopped_by in ('WRITING', 'PRICE')));
update orders.transmission set stopped_by = 'WRITING' where reason is not null;
create index transmission_stopped on orders.transmission (order_id) where stopped_by = 'PRICE';
