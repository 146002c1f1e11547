package io.slipstream.functions.feature;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.social.Post;
import org.jspecify.annotations.Nullable;

/**
 * Anything that tells something of a token, as one input. Exactly one of the last three is set.
 *
 * @param mint the token; for a post, the mint that it names
 */
public record TokenInput(
        String mint, @Nullable PoolEvent pool, @Nullable PoolTrade trade, @Nullable Post post) {

    public static TokenInput of(PoolEvent pool) {
        return new TokenInput(pool.mint(), pool, null, null);
    }

    public static TokenInput of(PoolTrade trade) {
        return new TokenInput(trade.mint(), null, trade, null);
    }

    public static TokenInput of(String mint, Post post) {
        return new TokenInput(mint, null, null, post);
    }
}
