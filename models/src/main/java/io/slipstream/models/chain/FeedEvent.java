package io.slipstream.models.chain;

import org.jspecify.annotations.Nullable;

/**
 * What a live feed hands on, in one order: transactions and posts, retractions, and what it says of
 * itself and of whether posts can be heard. Exactly the field that the kind names is set.
 *
 * @param key the transaction's signature, the post's source and id; else empty
 */
public record FeedEvent(
        Kind kind,
        String key,
        @Nullable RawEvent transaction,
        @Nullable Retraction retraction,
        @Nullable FeedStatus status,
        @Nullable Listening listening) {

    /** What an event is. */
    public enum Kind {
        TRANSACTION,
        RETRACTION,
        STATUS,
        LISTENING
    }

    public static FeedEvent of(String signature, RawEvent transaction) {
        return new FeedEvent(Kind.TRANSACTION, signature, transaction, null, null, null);
    }

    public static FeedEvent of(Retraction retraction) {
        return new FeedEvent(Kind.RETRACTION, retraction.signature(), null, retraction, null, null);
    }

    public static FeedEvent of(FeedStatus status) {
        return new FeedEvent(Kind.STATUS, "", null, null, status, null);
    }

    public static FeedEvent of(Listening listening) {
        return new FeedEvent(Kind.LISTENING, "", null, null, null, listening);
    }
}
