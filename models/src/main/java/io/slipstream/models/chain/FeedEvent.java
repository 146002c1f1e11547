package io.slipstream.models.chain;

import org.jspecify.annotations.Nullable;

/**
 * What a live feed hands on, in one order: transactions, retractions of them, and what it says of
 * itself. Exactly the field that the kind names is set.
 *
 * @param key the transaction's signature; empty for a status
 */
public record FeedEvent(
        Kind kind,
        String key,
        @Nullable RawEvent transaction,
        @Nullable Retraction retraction,
        @Nullable FeedStatus status) {

    /** What an event is. */
    public enum Kind {
        TRANSACTION,
        RETRACTION,
        STATUS
    }

    public static FeedEvent of(String signature, RawEvent transaction) {
        return new FeedEvent(Kind.TRANSACTION, signature, transaction, null, null);
    }

    public static FeedEvent of(Retraction retraction) {
        return new FeedEvent(Kind.RETRACTION, retraction.signature(), null, retraction, null);
    }

    public static FeedEvent of(FeedStatus status) {
        return new FeedEvent(Kind.STATUS, "", null, null, status);
    }
}
