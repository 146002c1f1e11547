package io.slipstream.functions.feature;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.social.Post;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Anything that tells something of a token, as one input. Exactly one of the last three is set.
 *
 * @param mint the token; for a post, the mint that it names
 */
public record TokenInput(
        String mint, @Nullable PoolEvent pool, @Nullable PoolTrade trade, @Nullable Post post) {

    /**
     * Slot, position, kind, ordinal, id: two inputs that compare equal are the same thing told
     * twice.
     */
    public static final Comparator<TokenInput> IN_CHAIN_ORDER =
            Comparator.comparingLong(TokenInput::slot)
                    .thenComparingInt(TokenInput::position)
                    .thenComparingInt(TokenInput::rank)
                    .thenComparingInt(TokenInput::ordinal)
                    .thenComparing(TokenInput::id);

    public static TokenInput of(PoolEvent pool) {
        return new TokenInput(pool.mint(), pool, null, null);
    }

    public static TokenInput of(PoolTrade trade) {
        return new TokenInput(trade.mint(), null, trade, null);
    }

    public static TokenInput of(String mint, Post post) {
        return new TokenInput(mint, null, null, post);
    }

    /** Slot of the event. */
    public long slot() {
        if (pool != null) {
            return pool.slot();
        }
        return trade != null ? trade.slot() : told().slot();
    }

    private int position() {
        if (pool != null) {
            return pool.position();
        }
        return trade != null ? trade.position() : told().position();
    }

    private int rank() {
        if (pool != null) {
            return 0;
        }
        return trade != null ? 1 : 2;
    }

    private int ordinal() {
        if (pool != null) {
            return pool.ordinal();
        }
        return trade != null ? trade.ordinal() : 0;
    }

    private String id() {
        if (pool != null) {
            return pool.signature();
        }
        return trade != null ? trade.signature() : told().source() + ':' + told().id();
    }

    private Post told() {
        if (post == null) {
            throw new IllegalStateException("expected a pool event, a trade or a post, was none");
        }
        return post;
    }
}
