-- From demand to requisitions: what is needed and why, what was asked for it, and what has become of that. Quantities are
-- in the item's base unit.

-- What cases lack, as was last decided; only open quantities (R31).
create table orders.needing_case (
  case_id text primary key,
  version bigint not null,
  number text not null,
  -- Null: not scheduled.
  starts_at timestamptz(3)
);
create table orders.case_need_version (
  case_id text primary key,
  version bigint not null
);
create table orders.case_need (
  demand_id text primary key,
  case_id text not null,
  item_id text not null,
  facility_id text not null,
  unit text not null,
  -- What nothing covers.
  short numeric not null,
  -- The lines of orders that cover some of it: {"<order line>": "<quantity>"}.
  inbound jsonb not null
);
create index case_need_of_case on orders.case_need (case_id);
create index case_need_of_item on orders.case_need (item_id, facility_id);

-- Par levels as last told, and what there is of their items.
create table orders.par_level_copy (
  id text primary key,
  version bigint not null,
  item_id text not null,
  facility_id text not null,
  unit text not null,
  -- Null: whenever it is below `fill_to`.
  reorder_point numeric,
  -- Null: nothing is filled up.
  fill_to numeric,
  is_gone boolean not null
);
create index par_level_copy_of_item on orders.par_level_copy (item_id, facility_id);
create table orders.stock_copy (
  item_id text not null,
  facility_id text not null,
  version bigint not null,
  -- What may be used (R22), reservations not taken off.
  usable numeric not null,
  primary key (item_id, facility_id)
);

-- What must be looked at again.
create table orders.need_due (
  item_id text not null,
  facility_id text not null,
  primary key (item_id, facility_id)
);
create function orders.need_is_due() returns trigger language plpgsql as $$
begin
  perform pg_notify('orders_need', '');
  return null;
end
$$;
create trigger need_is_due after insert on orders.need_due
  for each statement execute function orders.need_is_due();

-- What one facility needs of one item beyond what is there, on its way, or asked for.
create table orders.need (
  id text primary key,
  item_id text not null,
  facility_id text not null,
  unit text not null,
  for_cases numeric not null,
  for_par numeric not null,
  -- Asked for by the hub and not yet here, as far as no case was given it.
  on_its_way numeric not null,
  -- What is still to be asked for.
  quantity numeric not null,
  needed_on date,
  is_urgent boolean not null,
  -- Since when there is something to ask for; null: there is not.
  since timestamptz(3),
  -- Until then others may join it (R34); null: there is nothing to ask for.
  closes_at timestamptz(3),
  -- Why nothing is asked for though it is time: a price stops it.
  stopped_by text,
  unique (item_id, facility_id)
);
create index need_to_be_asked on orders.need (closes_at) where closes_at is not null;
create index need_of_facility on orders.need (facility_id, id);

-- Lines of requisitions that the hub asked its ERP for.
create table orders.asked_line (
  -- The command that asks for it, and its place in it: 10, 20 …
  command_id text not null,
  position integer not null,
  system text not null,
  item_id text not null,
  facility_id text not null,
  unit text not null,
  -- As it stands now: whole packs (R5).
  quantity numeric not null,
  -- Of it, what nobody asked for.
  surplus numeric not null,
  needed_on date not null,
  -- Null: the ERP finds a source.
  supplier_id text,
  contract_id text,
  is_urgent boolean not null,
  -- It leaves though its price should have stopped it: OFF_CONTRACT, EXPIRED. Null: nothing is wrong.
  price_mark text,
  asked_by text not null,
  asked_at timestamptz(3) not null,
  -- ASKED: the ERP has not said that it has it. STANDS: it has. WITHDRAWN, REFUSED: nothing comes of it.
  state text not null check (state in ('ASKED', 'STANDS', 'WITHDRAWN', 'REFUSED')),
  -- Once it stands.
  requisition_id text,
  requisition_line_id text,
  -- The command that withdraws or changes it; null: none is under way.
  change_command_id text,
  -- How often it was changed.
  changes integer not null default 0,
  primary key (command_id, position)
);
create index asked_line_of_item on orders.asked_line (item_id, facility_id) where state in ('ASKED', 'STANDS');
create unique index asked_line_of_requisition on orders.asked_line (requisition_line_id);

-- For which demands a line was asked, and how much of it each was to get.
create table orders.need_cover (
  demand_id text not null,
  case_id text not null,
  command_id text not null,
  position integer not null,
  quantity numeric not null,
  -- Since when the demand needs it no more: its case was cancelled, moved or changed. Null: it does.
  ended_at timestamptz(3),
  primary key (demand_id, command_id, position),
  foreign key (command_id, position) references orders.asked_line
);
create index need_cover_of_line on orders.need_cover (command_id, position);
create index need_cover_of_case on orders.need_cover (case_id);
