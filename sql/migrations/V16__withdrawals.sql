-- Lamports out of a user's wallet: only to addresses that he has listed long enough ago, confirmed with a code, and after a
-- delay in which he can cancel. Neither table is captured.

CREATE TABLE withdrawal_addresses (
    user_id   bigint NOT NULL REFERENCES users (user_id),
    address   text NOT NULL,
    usable_at timestamptz NOT NULL,                     -- a new address has to wait
    PRIMARY KEY (user_id, address)
);

CREATE TABLE withdrawals (
    withdrawal_id           text PRIMARY KEY,           -- hash(user, request)
    user_id                 bigint NOT NULL REFERENCES users (user_id),
    address                 text NOT NULL,
    lamports                bigint NOT NULL CHECK (lamports > 0),
    state                   text NOT NULL DEFAULT 'REQUESTED'
        CHECK (state IN ('REQUESTED', 'CONFIRMED', 'CANCELLED', 'SIGNED', 'LANDED', 'FAILED', 'EXPIRED')),
    reason                  text,
    code_hash               text NOT NULL,              -- of the confirmation code and the id
    wrong_codes             int NOT NULL DEFAULT 0,
    due_at                  timestamptz,                -- set by the confirmation
    signature               text,
    signed_transaction      bytea,
    last_valid_block_height bigint,
    signed_slot             bigint,
    fee_lamports            bigint NOT NULL DEFAULT 0,
    requested_at            timestamptz NOT NULL DEFAULT now(),
    updated_at              timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX withdrawals_open ON withdrawals (due_at) WHERE state IN ('CONFIRMED', 'SIGNED');
