package io.slipstream.functions.feature;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.market.CreatorPast;
import io.slipstream.models.market.Namesakes;
import io.slipstream.models.social.Mention;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Anything that tells something of a token, as one input. Exactly one of the last five is set.
 *
 * @param mint the token
 */
public record TokenInput(
        String mint,
        @Nullable PoolEvent pool,
        @Nullable PoolTrade trade,
        @Nullable Mention mention,
        @Nullable Namesakes namesakes,
        @Nullable CreatorPast creatorPast) {

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
        return new TokenInput(pool.mint(), pool, null, null, null, null);
    }

    public static TokenInput of(PoolTrade trade) {
        return new TokenInput(trade.mint(), null, trade, null, null, null);
    }

    public static TokenInput of(Mention mention) {
        return new TokenInput(mention.mint(), null, null, mention, null, null);
    }

    public static TokenInput of(Namesakes namesakes) {
        return new TokenInput(namesakes.mint(), null, null, null, namesakes, null);
    }

    public static TokenInput of(CreatorPast past) {
        return new TokenInput(past.mint(), null, null, null, null, past);
    }

    /** Slot of the event. */
    public long slot() {
        if (pool != null) {
            return pool.slot();
        }
        if (trade != null) {
            return trade.slot();
        }
        if (mention != null) {
            return mention.slot();
        }
        return namesakes != null ? namesakes.slot() : past().slot();
    }

    private int position() {
        if (pool != null) {
            return pool.position();
        }
        if (trade != null) {
            return trade.position();
        }
        return mention != null ? mention.position() : 0;
    }

    private int rank() {
        if (pool != null) {
            return 0;
        }
        if (trade != null) {
            return 1;
        }
        if (mention != null) {
            return 2;
        }
        return namesakes != null ? 3 : 4;
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
        if (trade != null) {
            return trade.signature();
        }
        return mention != null ? mention.source() + ':' + mention.id() : mint;
    }

    private CreatorPast past() {
        if (creatorPast == null) {
            throw new IllegalStateException("expected one thing that tells of a token, was none");
        }
        return creatorPast;
    }
}
