package io.slipstream.models.port;

import org.jspecify.annotations.Nullable;

/**
 * Nothing was signed. The message names users, key versions and causes, never key material,
 * ciphertext or what was to be signed; so does every cause's.
 */
public final class SigningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The user has no wallet. */
        NO_WALLET,
        /** The wallet is encrypted with a version of the master key that is not at hand. */
        UNKNOWN_KEY_VERSION,
        /** The stored key cannot be decrypted, or is not the key of the stored address. */
        UNREADABLE_KEY,
        /** What holds the keys could not be asked; asking again later may help. */
        UNAVAILABLE
    }

    private final Reason reason;
    private final long userId;

    public SigningException(Reason reason, long userId, String detail) {
        this(reason, userId, detail, null);
    }

    /**
     * @param cause its message and those behind it must name no secret
     */
    public SigningException(Reason reason, long userId, String detail, @Nullable Throwable cause) {
        super("user=%d reason=%s %s".formatted(userId, reason, detail), cause);
        this.reason = reason;
        this.userId = userId;
    }

    public Reason reason() {
        return reason;
    }

    public long userId() {
        return userId;
    }

    /** Whether asking again later may help. */
    public boolean passes() {
        return reason == Reason.UNAVAILABLE;
    }
}
