-- Who may see what a message holds is decided here; that it was read is kept by the exchange.
grant execute on function hub.read_payload(text, text, timestamptz) to hub_reconciliation;
