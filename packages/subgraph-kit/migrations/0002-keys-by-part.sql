-- Things are looked for by any part of their key: a lot by its number, an order line by its order's.
create index source_key_by_part on hub.source_key using gin (key);
