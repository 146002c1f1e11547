package io.slipstream.functions.outcome;

import io.slipstream.functions.execute.PoolChoice;
import io.slipstream.functions.execute.PoolReserves;
import io.slipstream.functions.feature.TokenInput;
import io.slipstream.functions.market.PoolState;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.market.TokenOutcome;
import io.slipstream.models.unit.Mints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The open outcomes of one token, and its pools as they stand. Public fields: Flink keeps it as
 * state.
 */
public class OutcomeBook {
    public Map<String, PoolState> pools = new HashMap<>();

    public long lastTradeSlot = -1;
    public long graduatedSlot = -1;
    public List<OpenOutcome> open = new ArrayList<>();

    /** A row that was scored at the end of its slot. */
    void open(ScoredToken scored) {
        TokenFeatures features = scored.features();
        boolean known = features.quoteReserve() > 0 && features.baseReserve() > 0;
        if (known) {
            PoolReserves seen =
                    new PoolReserves(
                            features.slot(),
                            0,
                            0,
                            features.blockTime(),
                            features.baseReserve(),
                            features.quoteReserve(),
                            -1);
            pools.putIfAbsent(features.pool(), new PoolState(features.dex(), seen));
        }
        open.add(OpenOutcome.of(scored));
    }

    /** The next event of the token, in chain order. */
    void add(TokenInput input, OutcomePolicy policy) {
        PoolEvent event = input.pool();
        PoolTrade trade = input.trade();
        if (event != null && event.kind() == PoolEvent.Kind.MIGRATE && graduatedSlot < 0) {
            graduatedSlot = event.slot();
        } else if (trade != null && Mints.isSol(trade.quoteMint())) {
            add(trade, policy);
        }
    }

    private void add(PoolTrade trade, OutcomePolicy policy) {
        lastTradeSlot = trade.slot();
        String pool = trade.pool();
        if (pool != null && trade.hasReserves()) {
            pools.put(pool, new PoolState(trade.dex(), PoolReserves.after(trade)));
        }
        PoolReserves deepest = deepest();
        for (OpenOutcome row : open) {
            if (row.hasLanded()) {
                row.see(deepest, policy);
            }
            row.creatorSold |=
                    !trade.isBuy() && row.creator != null && row.creator.equals(trade.trader());
        }
    }

    /**
     * The end of a slot: buys land, and what has reached a horizon is told.
     *
     * @param out told each outcome with the row that it is of
     * @return rows that could not be bought and are gone
     */
    int end(
            String mint,
            long slot,
            OutcomePolicy policy,
            BiConsumer<OpenOutcome, TokenOutcome> out) {
        PoolReserves deepest = deepest();
        int unpriced = 0;
        Iterator<OpenOutcome> rows = open.iterator();
        while (rows.hasNext()) {
            OpenOutcome row = rows.next();
            boolean lands = !row.hasLanded() && row.slot + policy.landingSlots() <= slot;
            if (lands && !row.land(deepest, policy)) {
                unpriced++;
                rows.remove();
                continue;
            }
            while (left(row, policy) > 0
                    && row.slot + policy.horizonSlots(row.nextHorizon) <= slot) {
                out.accept(row, row.next(mint, lastTradeSlot, graduatedSlot, policy));
            }
            if (left(row, policy) == 0) {
                rows.remove();
            }
        }
        return unpriced;
    }

    /** Outcomes that are still to come. */
    int left(OutcomePolicy policy) {
        return open.stream().mapToInt(row -> left(row, policy)).sum();
    }

    private static int left(OpenOutcome row, OutcomePolicy policy) {
        return policy.horizonsMinutes().size() - row.nextHorizon;
    }

    private @Nullable PoolReserves deepest() {
        PoolChoice choice = new PoolChoice(lastTradeSlot);
        pools.values().forEach(state -> choice.offer(state.dex(), state.reserves()));
        return choice.deepest();
    }
}
