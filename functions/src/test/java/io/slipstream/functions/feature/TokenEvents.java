package io.slipstream.functions.feature;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.social.Mention;
import io.slipstream.models.unit.Lamports;
import io.slipstream.models.unit.Mints;

/** Events of one token, told in SOL and whole slots. */
final class TokenEvents {
    static final String MINT = "Mint111111111111111111111111111111111111111";
    static final String POOL = "Poo1111111111111111111111111111111111111111";
    static final String CREATOR = "creator";
    static final long BORN = 1_000;

    private TokenEvents() {}

    static TokenInput creation(long slot) {
        return pool(slot, PoolEvent.Kind.CREATE, POOL, Mints.SOL);
    }

    static TokenInput pool(long slot, PoolEvent.Kind kind, String pool, String quote) {
        return TokenInput.of(
                new PoolEvent(
                        "create" + slot,
                        slot,
                        0,
                        0,
                        slot,
                        slot * 10,
                        kind,
                        "pumpfun",
                        MINT,
                        quote,
                        pool,
                        CREATOR));
    }

    static TokenInput buy(long slot, int position, String trader, double sol, long units) {
        return trade(slot, position, trader, true, sol, units, Mints.SOL, -1, -1);
    }

    static TokenInput sell(long slot, int position, String trader, double sol, long units) {
        return trade(slot, position, trader, false, sol, units, Mints.SOL, -1, -1);
    }

    static TokenInput trade(
            long slot,
            int position,
            String trader,
            boolean buy,
            double sol,
            long units,
            String quote,
            long baseReserve,
            long quoteReserve) {
        long lamports = (long) (sol * Lamports.PER_SOL);
        return TokenInput.of(
                new PoolTrade(
                        "trade" + slot + '-' + position,
                        slot,
                        position,
                        0,
                        slot,
                        slot * 10 + position,
                        MINT,
                        quote,
                        "program",
                        "pumpfun",
                        POOL,
                        trader,
                        buy ? quote : MINT,
                        buy ? lamports : units,
                        buy ? MINT : quote,
                        buy ? units : lamports,
                        baseReserve,
                        quoteReserve,
                        100));
    }

    static TokenInput post(long slot, String author, String id) {
        return TokenInput.of(
                new Mention(MINT, "x", id, author, 10, 80, 1, 1, id.hashCode(), slot, 5));
    }
}
