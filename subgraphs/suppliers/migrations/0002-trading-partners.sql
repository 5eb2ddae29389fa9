-- Trading partners as their profiles say, and what persons did to them. Names sort byte by byte in lower case.
create table suppliers.trading_partner (
  id text primary key,
  partner text not null unique,
  version bigint not null,
  name text not null,
  sort_name text collate "C" not null,
  kind text not null,
  supplier_id text,
  -- As it was read from its file; secrets are named in it, never said.
  profile jsonb not null,
  -- Since when the profile itself holds it.
  profile_held_at timestamptz(3),
  -- A person's hold: reason, by, at.
  hold jsonb,
  is_gone boolean not null,
  changed_at timestamptz(3) not null,
  facility_ids text[],
  supplier_ids text[] not null
);
create index trading_partner_in_order on suppliers.trading_partner (sort_name, id);
create index trading_partner_of_supplier on suppliers.trading_partner (supplier_id) where supplier_id is not null;
create index trading_partner_of_partner on suppliers.trading_partner using gin (supplier_ids);

-- How the last reading of each profile file ended.
create table suppliers.partner_file (
  id text primary key,
  file text not null unique,
  partner text not null,
  version bigint not null,
  state text not null,
  -- Of what was read, so that the same is not told twice.
  reading_hash text not null,
  faults jsonb not null,
  fault_count integer not null,
  read_at timestamptz(3) not null
);
create index partner_file_of_partner on suppliers.partner_file (partner);

-- Deeds done under an idempotency key: the same key does nothing again (R35).
create table suppliers.deed (
  operation text not null,
  -- Who did it: another person's key is another key.
  subject text not null,
  key text not null,
  input jsonb not null,
  done_at timestamptz(3) not null,
  primary key (operation, subject, key)
);
