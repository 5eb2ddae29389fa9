-- Answers that suppliers without EDI give by the graph: no partner's profile and no message is behind them, but somebody.
alter table orders.supplier_document alter column partner drop not null;
alter table orders.supplier_document alter column message_id drop not null;
-- A token's subject; null of what came as a document.
alter table orders.supplier_document add column answered_by text;
alter table orders.supplier_document add constraint supplier_document_came_somehow
  check (case when answered_by is null then partner is not null and message_id is not null
    else kind = 'ACKNOWLEDGEMENT' and message_id is null end);
