-- A process that dies before it has told of a new row learns of it from the next start's snapshot: since when does the row say.

ALTER TABLE copy_relations ADD COLUMN followed_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE tracked_wallets ADD COLUMN followed_at timestamptz NOT NULL DEFAULT now();
