-- What suppliers make of changes, and change themselves: 865.
alter table orders.supplier_document drop constraint supplier_document_kind_check;
alter table orders.supplier_document add constraint supplier_document_kind_check
  check (kind in ('ACKNOWLEDGEMENT', 'CHANGE_ANSWER', 'SHIP_NOTICE', 'INVOICE'));
