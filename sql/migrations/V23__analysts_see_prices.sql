-- The table came after the analysts' grants.
GRANT SELECT ON token_prices TO slipstream_analyst;
