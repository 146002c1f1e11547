package io.slipstream.functions.feature;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import org.jspecify.annotations.Nullable;

/**
 * How a launch ends, judged a fixed time after its birth. Public fields: Flink keeps it as state.
 * Trades may come in any order within the time: sums and extremes do not mind, and the last price
 * is that of the latest place in the chain.
 */
public class LaunchEnd {
    /** Five minutes after its birth a launch has shown what it is. */
    public static final long JUDGED_AFTER_SLOTS = 750;

    /** Below this share of its highest price a token has been let down. */
    private static final double FALLEN_TO = 0.2;

    public String mint = "";
    public String creator = "";
    public long birthSlot;
    public long lastSlot;
    public int lastPosition;
    public int lastOrdinal;
    public double lastPrice;
    public double highestPrice;
    public boolean creatorSold;

    static @Nullable LaunchEnd of(PoolEvent birth) {
        if (birth.creator() == null || !TokenWindow.isBirth(birth)) {
            return null;
        }
        LaunchEnd end = new LaunchEnd();
        end.mint = birth.mint();
        end.creator = birth.creator();
        end.birthSlot = birth.slot();
        end.lastSlot = birth.slot();
        return end;
    }

    long judgedAt() {
        return birthSlot + JUDGED_AFTER_SLOTS;
    }

    void add(PoolTrade trade) {
        boolean its =
                trade.slot() >= birthSlot - TokenWindow.EARLY_SLOTS && trade.slot() <= judgedAt();
        if (!its || !TokenWindow.counts(trade)) {
            return;
        }
        double price = TokenWindow.priceOf(trade);
        highestPrice = Math.max(highestPrice, price);
        creatorSold |= !trade.isBuy() && creator.equals(trade.trader());
        boolean newer =
                trade.slot() != lastSlot
                        ? trade.slot() > lastSlot
                        : trade.position() != lastPosition
                                ? trade.position() > lastPosition
                                : trade.ordinal() >= lastOrdinal;
        if (newer) {
            lastSlot = trade.slot();
            lastPosition = trade.position();
            lastOrdinal = trade.ordinal();
            lastPrice = price;
        }
    }

    /** The creator sold, and what was left is a fraction of what it was worth. */
    CreatorInput judged() {
        boolean rugged = creatorSold && lastPrice < highestPrice * FALLEN_TO;
        return new CreatorInput(creator, mint, judgedAt(), true, rugged, lastSlot - birthSlot);
    }
}
