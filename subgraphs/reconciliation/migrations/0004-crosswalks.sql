-- What keys of others can mean, and what speaks for it: items, suppliers and facilities as their events last gave them.
create table reconciliation.known_thing (
  id text primary key,
  version bigint not null,
  kind text not null check (kind in ('ITEM', 'SUPPLIER', 'LOCATION')),
  -- As people know it: the item's number, the supplier's, the facility's slug.
  number text not null,
  name text,
  -- Numbers and codes it has anywhere, in capitals without punctuation.
  codes text[] not null,
  gtins text[] not null,
  gln text,
  -- The words of its name, as descriptions are compared.
  words text[] not null
);
create index known_thing_codes on reconciliation.known_thing using gin (codes);
create index known_thing_gtins on reconciliation.known_thing using gin (gtins);
create index known_thing_words on reconciliation.known_thing using gin (words);
create index known_thing_gln on reconciliation.known_thing (gln) where gln is not null;

-- Suppliers' part numbers of items.
create table reconciliation.supplier_part (
  id text primary key,
  version bigint not null,
  supplier_id text not null,
  item_id text not null,
  part_number text,
  code text
);
create index supplier_part_code on reconciliation.supplier_part (code) where code is not null;
create index supplier_part_item on reconciliation.supplier_part (item_id);

-- Keys that messages named and nobody had given a meaning. A row stays when it waits no more: it is the history rules are
-- tried on.
create table reconciliation.crosswalk_want (
  message_id text not null,
  kind text not null,
  party text not null,
  key text not null,
  facts jsonb not null,
  -- Of the message: whose part numbers its keys are.
  supplier_id text,
  -- Its GTIN padded to 14, when it has a right one; its numbers in capitals without punctuation.
  gtin text,
  codes text[] not null,
  is_waiting boolean not null,
  -- Whether the message was tried again because the key had a meaning when it was told of.
  is_retried boolean not null,
  wanted_at timestamptz(3) not null,
  primary key (message_id, kind, party, key)
);
create index crosswalk_want_key on reconciliation.crosswalk_want (kind, party, key);
create index crosswalk_want_gtin on reconciliation.crosswalk_want (gtin) where is_waiting and gtin is not null;
create index crosswalk_want_codes on reconciliation.crosswalk_want using gin (codes) where is_waiting;

-- Rules that give a partner's keys their meaning.
create table reconciliation.partner_rule (
  id text primary key,
  partner text not null,
  kind text not null,
  -- Which keys, and how: the domain's PartnerRule.
  rule jsonb not null,
  note text not null,
  added_by text not null,
  added_at timestamptz(3) not null,
  ended_by text,
  ended_at timestamptz(3),
  end_note text
);
create index partner_rule_newest on reconciliation.partner_rule (added_at desc, id desc);
create unique index partner_rule_holds on reconciliation.partner_rule (partner, kind, rule) where ended_at is null;

-- What came of a deed: who sends it again under its key gets the same answer (R35).
alter table reconciliation.deed add column outcome jsonb;
