package io.slipstream.connectors.telegram;

import org.jspecify.annotations.Nullable;

/**
 * A call to the Bot API that came to nothing. It keeps neither the cause nor its message, which may
 * hold the call's address and with it the bot's token.
 */
public final class TelegramException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What became of it. */
    public enum Kind {
        /** Too many calls: not before {@link #retryAfterMillis}. */
        TOO_MANY,
        /** The same call would be refused again. */
        REFUSED,
        /** What was to be written is there already. */
        UNCHANGED,
        /** No answer that says anything; it may have been done or not. */
        UNANSWERED
    }

    private final Kind kind;
    private final int code;
    private final long retryAfterMillis;

    TelegramException(Kind kind, int code, String detail, long retryAfterMillis) {
        super("telegram %s code=%d %s".formatted(kind, code, detail));
        this.kind = kind;
        this.code = code;
        this.retryAfterMillis = retryAfterMillis;
    }

    /**
     * @param code HTTP's; null or 0 if it was no answer of Telegram's: a gateway's page, say
     * @param retryAfterSeconds null if none was asked for
     */
    static TelegramException refused(
            @Nullable Integer code, String detail, @Nullable Integer retryAfterSeconds) {
        if (code == null || code == 0 || code >= 500) {
            return new TelegramException(Kind.UNANSWERED, code == null ? 0 : code, detail, 0);
        }
        if (code == 429) {
            long seconds = retryAfterSeconds == null ? 1 : retryAfterSeconds;
            return new TelegramException(Kind.TOO_MANY, code, detail, seconds * 1_000);
        }
        Kind kind = detail.contains("message is not modified") ? Kind.UNCHANGED : Kind.REFUSED;
        return new TelegramException(kind, code, detail, 0);
    }

    public Kind kind() {
        return kind;
    }

    /** HTTP's, 0 without an answer. */
    public int code() {
        return code;
    }

    public long retryAfterMillis() {
        return retryAfterMillis;
    }
}
