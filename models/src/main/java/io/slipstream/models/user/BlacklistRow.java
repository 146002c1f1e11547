package io.slipstream.models.user;

import org.jspecify.annotations.Nullable;

/**
 * Row of {@code blacklist}: something that a user never wants to buy.
 *
 * @param kind null if unknown
 * @param address of the token's mint, its creator's wallet, or the leader's
 * @param deleted true if the row is gone
 */
public record BlacklistRow(long userId, @Nullable Kind kind, String address, boolean deleted) {

    /** What is listed. */
    public enum Kind {
        TOKEN,
        CREATOR,
        LEADER
    }

    /** Kind and address as one key. */
    public static String key(Kind kind, String address) {
        return kind.name() + ':' + address;
    }
}
