-- Suppliers see what is between them and the hospital: trouble with what they said of their orders, what they owe, and
-- what they sent that cannot be read.
update reconciliation.supply_exception set supplier_ids = array[supplier_id]
where supplier_id is not null and kind in ('BACKORDERED', 'BACKORDER_WITHOUT_DATE', 'NOT_ON_ACKNOWLEDGEMENT',
  'UNKNOWN_ANSWER_CODE', 'QUANTITY_UNEXPLAINED', 'ORDER_REJECTED', 'LINE_REJECTED', 'LINE_HELD', 'SUBSTITUTION_REQUESTED',
  'SUBSTITUTE_UNAPPROVED', 'PRICE_CHANGED', 'PRICE_PENDING', 'PROMISE_OVERDUE', 'SUPPLIER_CHANGE_PROPOSED', 'CHANGE_REFUSED',
  'ACKNOWLEDGEMENT_OVERDUE', 'DELIVERY_REJECTED', 'DOCUMENT_UNREADABLE', 'MESSAGE_REJECTED');
create index supply_exception_suppliers on reconciliation.supply_exception using gin (supplier_ids);
