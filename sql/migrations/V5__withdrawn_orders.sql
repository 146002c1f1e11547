-- Orders whose cause was taken back by a fork: nothing is signed for them any more.

ALTER TABLE orders ADD COLUMN withdrawn text;           -- why; null: it was not
