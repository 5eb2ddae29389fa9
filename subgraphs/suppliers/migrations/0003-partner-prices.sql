-- Items as far as a partner's words must be matched to them; kept by events.
create table suppliers.item (
  id text primary key,
  version bigint not null,
  number text not null,
  base_unit text not null,
  gtins text[] not null,
  units jsonb not null
);
create index item_by_gtin on suppliers.item using gin (gtins);

-- What partners say things cost, beside what contracts of the ERP say (R59): the ERP's price is what orders are placed at.
-- A row is one price of one part under one contract from one day on; the newest document that spoke of it is believed,
-- in whatever order documents come.
create table suppliers.partner_price (
  id text primary key,
  partner text not null,
  supplier_id text not null,
  -- Empty: under no contract.
  contract_number text not null,
  part_number text not null,
  gtin text,
  -- Said by the partner's use of our item number, or by a steward; null: by part number or GTIN, when it is asked for.
  item_id text,
  description text,
  -- Element 236 as sent: CON, NET, C02 …
  price_code text not null,
  class_of_trade text not null,
  amount text not null,
  currency text not null,
  per_quantity text not null,
  unit text not null,
  -- From how many on; empty: any.
  from_quantity text not null,
  -- One `unit` holds so many of `pack_unit`, as the partner says; null where it does not.
  pack_quantity text,
  pack_unit text,
  valid_from date not null,
  valid_to date,
  is_withdrawn boolean not null,
  message_id text not null,
  spoken_at timestamptz(3) not null,
  -- Facilities it is for; null: all.
  facility_ids text[],
  supplier_ids text[] not null
);
create index partner_price_of_part on suppliers.partner_price (supplier_id, part_number);
create index partner_price_of_item on suppliers.partner_price (item_id) where item_id is not null;
create index partner_price_of_gtin on suppliers.partner_price (supplier_id, gtin) where gtin is not null;
create index partner_price_of_contract on suppliers.partner_price (supplier_id, contract_number, id);

-- Prices that became others; one row for each document that changed one.
create table suppliers.partner_price_change (
  price_id text not null references suppliers.partner_price on delete cascade,
  message_id text not null,
  spoken_at timestamptz(3) not null,
  amount text not null,
  currency text not null,
  was_amount text not null,
  was_currency text not null,
  primary key (price_id, message_id)
);

-- What a partner says of a contract itself.
create table suppliers.partner_contract (
  supplier_id text not null,
  number text not null,
  partner text not null,
  -- CON03 of an 845; null when only its prices were told.
  status text,
  valid_from date,
  valid_to date,
  message_id text not null,
  spoken_at timestamptz(3) not null,
  primary key (supplier_id, number, partner)
);

-- Price catalogues and authorisations that were taken in.
create table suppliers.partner_catalogue (
  -- The message's.
  id text primary key,
  partner text not null,
  supplier_id text not null,
  document_type text not null,
  number text,
  spoken_at timestamptz(3) not null,
  line_count integer not null,
  price_count integer not null,
  -- Lines for parts that no supplier item is known for: they matter when one is ordered.
  not_ours_count integer not null,
  refused_count integer not null,
  -- The first of the lines that could not be taken, each with its place.
  faults jsonb not null,
  facility_ids text[],
  supplier_ids text[] not null
);
create index partner_catalogue_of_partner on suppliers.partner_catalogue (partner, spoken_at desc, id desc);
