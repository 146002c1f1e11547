package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.Side;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the acceptance asks of the tape, so that no test on it passes for want of cases. */
class AcceptanceTapeITCase {

    private final Map<String, Long> boughtAt = new HashMap<>();
    private final Map<String, Set<String>> leadersOfMint = new HashMap<>();
    private final Set<String> active = new HashSet<>();
    private int roundTrips;
    private int partialSells;
    private int sellsBeforeTheCopyFilled;

    @Test
    void holdsEveryCaseOfTheAcceptance() throws IOException {
        Set<String> leaders = Set.copyOf(AcceptanceTape.leaders());
        for (DecodedTransaction transaction : AcceptanceTape.decoded()) {
            for (NetSwap swap : transaction.swaps()) {
                if (leaders.contains(swap.trader())) {
                    count(swap);
                }
            }
        }
        assertThat(active).hasSizeGreaterThanOrEqualTo(50);
        assertThat(roundTrips).isGreaterThanOrEqualTo(2_000);
        assertThat(partialSells).isGreaterThan(100);
        assertThat(sellsBeforeTheCopyFilled).isGreaterThan(50);
        assertThat(leadersOfMint.values()).anyMatch(traders -> traders.size() > 10);
    }

    /** A round trip is one or more buys of a leader in a mint, then his first sell of it. */
    private void count(NetSwap swap) {
        active.add(swap.trader());
        if (swap.side() == Side.BUY) {
            boughtAt.put(swap.trader() + swap.outputMint(), swap.slot());
            leadersOfMint
                    .computeIfAbsent(swap.outputMint(), mint -> new HashSet<>())
                    .add(swap.trader());
        } else if (swap.side() == Side.SELL) {
            Long bought = boughtAt.remove(swap.trader() + swap.inputMint());
            roundTrips += bought == null ? 0 : 1;
            sellsBeforeTheCopyFilled += bought != null && swap.slot() - bought <= 2 ? 1 : 0;
            partialSells += swap.inputAmount() < swap.inputBalanceBefore() ? 1 : 0;
        }
    }
}
