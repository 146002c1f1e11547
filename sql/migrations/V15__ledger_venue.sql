-- Where the orders of this database are traded, for ever: what was decided and held on paper must never be traded for real.

CREATE TABLE ledger_venue (
    id    smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    venue text NOT NULL,                                -- paper, jupiter
    since timestamptz NOT NULL DEFAULT now()
);

INSERT INTO ledger_venue (venue)
SELECT CASE WHEN EXISTS (SELECT FROM orders WHERE signed_transaction IS NOT NULL) THEN 'jupiter' ELSE 'paper' END
WHERE EXISTS (SELECT FROM orders);
