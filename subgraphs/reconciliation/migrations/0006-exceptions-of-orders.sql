-- What is open about an order is asked with the order.
create index supply_exception_by_key on reconciliation.supply_exception (business_key) where closed_at is null;
create index supply_exception_by_order on reconciliation.supply_exception using gin (order_ids) where closed_at is null;
