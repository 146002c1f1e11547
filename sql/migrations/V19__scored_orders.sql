-- Which model scored the token of an order, and what moved the score most: an order explains itself without its snipe run.
ALTER TABLE orders
    ADD COLUMN model_version text,
    ADD COLUMN score_reasons text;
COMMENT ON COLUMN orders.score_reasons IS 'feature=value (effect on the log odds), the strongest first, separated by "; "';
