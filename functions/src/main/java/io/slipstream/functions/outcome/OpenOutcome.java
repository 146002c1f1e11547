package io.slipstream.functions.outcome;

import io.slipstream.functions.execute.ConstantProductFill;
import io.slipstream.functions.execute.PoolReserves;
import io.slipstream.models.chain.Side;
import io.slipstream.models.market.Prediction;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenOutcome;
import io.slipstream.models.scoring.TokenFeature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scored row whose outcome is still open. What is told to it must come in chain order. Public
 * fields: Flink keeps it as state.
 */
public class OpenOutcome {
    /** Below this share of its highest price a token has been let down. */
    private static final double FALLEN_TO = 0.2;

    /** A token that has not traded for so many minutes is taken to be untradeable. */
    private static final int QUIET_MINUTES = 5;

    public String id = "";
    public String pool = "";
    public @Nullable String creator;
    public long slot;
    public long blockTime;
    public List<Prediction> predictions = new ArrayList<>();

    /** Past its birth: models learn from it, and are not judged by it. */
    public boolean grown;

    /** Bought at the landing; −1 before it. */
    public long units = -1;

    /** The horizon that comes next. */
    public int nextHorizon;

    public double multiple;
    public double maxMultiple;
    public double drawdown;
    public double price;
    public double highestPrice;
    public boolean creatorSold;

    static OpenOutcome of(ScoredToken scored) {
        TokenFeatures features = scored.features();
        OpenOutcome open = new OpenOutcome();
        open.id = scored.id();
        open.pool = features.pool();
        open.creator = features.creator();
        open.slot = features.slot();
        open.blockTime = features.blockTime();
        open.predictions = scored.predictions();
        open.grown = features.candidate() != null;
        open.creatorSold = features.values()[TokenFeature.CREATOR_SOLD.ordinal()] > 0;
        return open;
    }

    boolean hasLanded() {
        return units >= 0;
    }

    /**
     * The buy, from the reserves at the end of its slot.
     *
     * @return false if it brings nothing: then there is no outcome
     */
    boolean land(@Nullable PoolReserves deepest, OutcomePolicy policy) {
        units = deepest == null ? 0 : quote(deepest, Side.BUY, policy.stakeLamports(), policy);
        if (deepest == null || units <= 0) {
            return false;
        }
        multiple = sold(deepest, policy);
        maxMultiple = multiple;
        priced(deepest);
        return true;
    }

    /** A trade after the buy: what a sale would bring now. */
    void see(@Nullable PoolReserves deepest, OutcomePolicy policy) {
        if (deepest == null) {
            return;
        }
        multiple = sold(deepest, policy);
        maxMultiple = Math.max(maxMultiple, multiple);
        drawdown = maxMultiple > 0 ? Math.max(drawdown, 1 - multiple / maxMultiple) : 0;
        priced(deepest);
    }

    /**
     * What stands at the horizon that comes next, which is then behind it.
     *
     * @param lastTradeSlot of the token
     * @param graduatedSlot when it left its curve; −1 if it has not
     */
    TokenOutcome next(String mint, long lastTradeSlot, long graduatedSlot, OutcomePolicy policy) {
        int minutes = policy.horizonsMinutes().get(nextHorizon);
        long end = slot + policy.horizonSlots(nextHorizon);
        nextHorizon++;
        return new TokenOutcome(
                id,
                mint,
                pool,
                slot,
                blockTime,
                minutes,
                maxMultiple,
                multiple,
                drawdown,
                creatorSold && price < highestPrice * FALLEN_TO,
                graduatedSlot > slot,
                multiple > 0 && lastTradeSlot >= end - OutcomePolicy.slots(QUIET_MINUTES),
                predictions);
    }

    private void priced(PoolReserves deepest) {
        price = (double) deepest.lamports() / deepest.units();
        highestPrice = Math.max(highestPrice, price);
    }

    private double sold(PoolReserves deepest, OutcomePolicy policy) {
        long received = quote(deepest, Side.SELL, units, policy) - policy.transactionLamports();
        long paid = policy.stakeLamports() + policy.transactionLamports();
        return Math.max(0, (double) received / paid);
    }

    /** Reserves come from the chain and can be forged: what cannot be computed brings nothing. */
    private static long quote(PoolReserves pool, Side side, long input, OutcomePolicy policy) {
        try {
            return new ConstantProductFill(pool, policy.defaultFeeBps()).quote(side, input);
        } catch (ArithmeticException beyondAllMoney) {
            return 0;
        }
    }
}
