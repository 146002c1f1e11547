-- A ledger that was restored from a backup does not know what landed afterwards; the chain does.

ALTER TABLE ledger_venue ADD COLUMN landed_since timestamptz;
COMMENT ON COLUMN ledger_venue.landed_since IS
    'Set by whoever restores: orders that landed after it may be missing. Null once the chain has been read';
