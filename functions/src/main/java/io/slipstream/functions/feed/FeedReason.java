package io.slipstream.functions.feed;

/** Why the state of a live feed lets a signal end. The names are stable: tables hold them. */
public enum FeedReason {
    /** The feed may not have seen all that happened, or had not when this happened. */
    STALE_FEED,
    /** It was seen long after it happened. */
    LATE,
    /** The transaction that caused it was dropped by a fork. */
    RETRACTED
}
