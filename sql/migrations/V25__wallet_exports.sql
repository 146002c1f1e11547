-- Private keys that users have asked for: sent into their own chat after a delay in which they can cancel, and deleted there again. The key itself
-- is in no column. Not captured.
ALTER TABLE system_state
    ADD COLUMN wallet_export_delay_seconds integer NOT NULL DEFAULT 600 CHECK (wallet_export_delay_seconds >= 0),
    ADD COLUMN wallet_export_shown_seconds integer NOT NULL DEFAULT 60 CHECK (wallet_export_shown_seconds >= 0);

CREATE TABLE wallet_exports (
    export_id    text PRIMARY KEY,                      -- hash(user, command)
    user_id      bigint NOT NULL REFERENCES users (user_id),
    chat_id      bigint NOT NULL,                       -- where it was asked for; the key goes nowhere else
    public_key   text NOT NULL,
    state        text NOT NULL DEFAULT 'REQUESTED' CHECK (state IN ('REQUESTED', 'CANCELLED', 'SENT', 'DELETED')),
    reason       text,                                  -- why it comes to nothing
    due_at       timestamptz NOT NULL,
    sent_at      timestamptz,
    message_id   bigint,                                -- that shows the key; NULL while SENT: nobody knows whether there is one
    requested_at timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now()
);

-- One at a time.
CREATE UNIQUE INDEX wallet_exports_open ON wallet_exports (user_id) WHERE state IN ('REQUESTED', 'SENT');

-- A chat that takes a user over gets no key that another one has asked for; nor does one whose user has left.
CREATE FUNCTION cancel_wallet_exports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE wallet_exports
    SET state = 'CANCELLED', updated_at = now(),
        reason = CASE WHEN NEW.status IS DISTINCT FROM 'ACTIVE' THEN 'USER_INACTIVE' ELSE 'OTHER_CHAT' END
    WHERE user_id = NEW.user_id AND state = 'REQUESTED'
        AND (NEW.status IS DISTINCT FROM 'ACTIVE' OR NEW.telegram_chat_id IS DISTINCT FROM chat_id);
    RETURN NULL;
END $$;
CREATE TRIGGER cancel_wallet_exports AFTER UPDATE OF telegram_chat_id, status ON users
    FOR EACH ROW EXECUTE FUNCTION cancel_wallet_exports();

GRANT SELECT ON wallet_exports TO slipstream_analyst;
