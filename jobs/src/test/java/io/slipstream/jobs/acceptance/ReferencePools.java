package io.slipstream.jobs.acceptance;

import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.Side;
import io.slipstream.models.unit.Mints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every pool held after the last trade that was seen of it, and what a paper trade brings
 * there, written down as plainly as possible.
 */
final class ReferencePools {

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    /** Mint → pool → its last trade. */
    private final Map<String, Map<String, PoolTrade>> last = new HashMap<>();

    /** The same pools, which see more. */
    ReferencePools copy() {
        ReferencePools copy = new ReferencePools();
        last.forEach((mint, pools) -> copy.last.put(mint, new HashMap<>(pools)));
        return copy;
    }

    void see(PoolTrade trade) {
        boolean real = trade.inputAmount() > 0 && trade.outputAmount() > 0;
        if (real
                && Mints.SOL.equals(trade.quoteMint())
                && trade.baseReserve() > 0
                && trade.quoteReserve() > 0) {
            last.computeIfAbsent(trade.mint(), mint -> new HashMap<>())
                    .put(trade.pool() == null ? trade.dex() : trade.pool(), trade);
        }
    }

    /** The deepest pool's last trade; a curve that was left behind does not count. Null if none. */
    PoolTrade deepest(String mint) {
        List<PoolTrade> curves = new ArrayList<>();
        List<PoolTrade> pools = new ArrayList<>();
        for (PoolTrade trade : last.getOrDefault(mint, Map.of()).values()) {
            (trade.dex().equals("pumpfun") ? curves : pools).add(trade);
        }
        Comparator<PoolTrade> depth =
                Comparator.comparingLong(PoolTrade::quoteReserve)
                        .thenComparing(Comparator.comparingLong(PoolTrade::baseReserve).reversed())
                        .thenComparingInt(PoolTrade::feeBps);
        PoolTrade curve = curves.stream().max(depth).orElse(null);
        PoolTrade pool = pools.stream().max(depth).orElse(null);
        long lastElsewhere = pools.stream().mapToLong(PoolTrade::slot).max().orElse(-1);
        if (curve == null || lastElsewhere >= curve.slot()) {
            return pool;
        }
        return pool != null && depth.compare(pool, curve) > 0 ? pool : curve;
    }

    /** The reserves of one pool, as the paper trades of one slot use them up. */
    static final class Reserves {
        private final BigInteger afterFee;
        private BigInteger units;
        private BigInteger lamports;

        Reserves(PoolTrade pool) {
            int fee = pool.feeBps() >= 0 && pool.feeBps() < 10_000 ? pool.feeBps() : 100;
            afterFee = BigInteger.valueOf(10_000 - fee);
            units = BigInteger.valueOf(pool.baseReserve());
            lamports = BigInteger.valueOf(pool.quoteReserve());
        }

        /** x·y = k; the fee is taken from the SOL side. */
        long brings(Side side, long input) {
            BigInteger in = BigInteger.valueOf(input);
            if (side == Side.BUY) {
                BigInteger paid = in.multiply(afterFee).divide(WHOLE);
                return units.multiply(paid).divide(lamports.add(paid)).longValueExact();
            }
            BigInteger gross = lamports.multiply(in).divide(units.add(in));
            return gross.multiply(afterFee).divide(WHOLE).longValueExact();
        }

        void trade(Side side, long input, long output) {
            BigInteger in = BigInteger.valueOf(input);
            BigInteger out = BigInteger.valueOf(output);
            if (side == Side.BUY) {
                lamports = lamports.add(in.multiply(afterFee).divide(WHOLE));
                units = units.subtract(out).max(BigInteger.ONE);
            } else {
                units = units.add(in);
                BigInteger[] gross = out.multiply(WHOLE).divideAndRemainder(afterFee);
                BigInteger taken = gross[1].signum() == 0 ? gross[0] : gross[0].add(BigInteger.ONE);
                lamports = lamports.subtract(taken).max(BigInteger.ONE);
            }
        }
    }
}
