package io.slipstream.connectors.solana;

import java.io.Serializable;
import java.time.Duration;

/**
 * How a feed goes about it.
 *
 * @param poll how often every wallet is looked at, whatever the websocket says
 * @param batchPause between two batches of such a look
 * @param staleAfter how long something may be unseen before the feed says that it is stale; wallets
 *     without a subscription are given the time of a poll on top
 * @param transactionSubscribe true: tries this subscription, which brings whole transactions, and
 *     takes logsSubscribe where a node refuses it
 * @param subscriptionLimit wallets that one connection may subscribe; the others are polled
 */
public record FeedOptions(
        Commitment commitment,
        Duration poll,
        Duration batchPause,
        Duration staleAfter,
        boolean transactionSubscribe,
        int subscriptionLimit)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public FeedOptions {
        if (poll.isNegative()
                || poll.isZero()
                || staleAfter.isNegative()
                || subscriptionLimit < 0) {
            throw new IllegalArgumentException(
                    "expected a poll above zero, and staleAfter and subscriptionLimit of zero or more, was "
                            + poll
                            + ", "
                            + staleAfter
                            + " and "
                            + subscriptionLimit);
        }
    }

    /** Polls every 30 s, 50 ms between batches; stale after 15 s; 1,000 subscriptions. */
    public static FeedOptions at(Commitment commitment) {
        return new FeedOptions(
                commitment,
                Duration.ofSeconds(30),
                Duration.ofMillis(50),
                Duration.ofSeconds(15),
                false,
                1_000);
    }

    public FeedOptions polling(Duration every) {
        return new FeedOptions(
                commitment, every, batchPause, staleAfter, transactionSubscribe, subscriptionLimit);
    }

    public FeedOptions withTransactionSubscribe(boolean tried) {
        return new FeedOptions(commitment, poll, batchPause, staleAfter, tried, subscriptionLimit);
    }

    public FeedOptions staleAfter(Duration unseen) {
        return new FeedOptions(
                commitment, poll, batchPause, unseen, transactionSubscribe, subscriptionLimit);
    }

    public FeedOptions withSubscriptionLimit(int wallets) {
        return new FeedOptions(
                commitment, poll, batchPause, staleAfter, transactionSubscribe, wallets);
    }
}
