-- What the chat needs: one chat, one user; what it shows; paper money that was handed out.
CREATE UNIQUE INDEX users_chat ON users (telegram_chat_id) WHERE telegram_chat_id IS NOT NULL;

-- Which message of a chat shows what, so that a restart says nothing twice and news of an order rewrite its message. Kept for a month.
CREATE TABLE telegram_messages (
    key        text PRIMARY KEY,                              -- the order's id, or one derived from what it answers
    chat_id    bigint NOT NULL,
    message_id bigint NOT NULL,                               -- 0: together with others, never rewritten
    version    bigint NOT NULL,
    sent_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON telegram_messages (sent_at);

-- Each command to deposit counts once, however often it is handled.
CREATE TABLE paper_deposits (
    command_id bigint PRIMARY KEY,
    user_id    bigint NOT NULL,
    lamports   bigint NOT NULL,
    at         timestamptz NOT NULL DEFAULT now()
);
