package io.slipstream.functions.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.risk.Given;
import io.slipstream.functions.settings.BootstrapMark;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.unit.Ids;
import io.slipstream.models.unit.Mints;
import io.slipstream.models.user.CopyRelationRow;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FanOutCopiesTest {
    private static final String LEADER = "Leader";
    private static final String MINT = "Mint";

    private CopyChain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new CopyChain();
    }

    @AfterEach
    void close() throws Exception {
        chain.close();
    }

    @Test
    void emitsOneSignalForEachFollower() throws Exception {
        relation(Given.fixed(30, LEADER, 500));
        relation(Given.fixed(4, LEADER, 700));
        relation(Given.fixed(100, LEADER, 900));
        bootstrapped();

        NetSwap swap = buys("s1", 10, 0, 1_000, 50);
        send(swap);

        List<Signal> signals =
                chain.signals().stream().sorted(Comparator.comparing(Signal::userId)).toList();
        assertThat(signals).extracting(Signal::userId).containsExactly(4L, 30L, 100L);
        assertThat(signals).extracting(Signal::solLamports).containsExactly(700L, 500L, 900L);
        assertThat(signals.get(0))
                .isEqualTo(
                        new Signal(
                                Ids.copySignal("s1", LEADER, Mints.SOL, MINT, 4),
                                4,
                                OrderContext.COPY_TRADE,
                                LEADER,
                                "s1",
                                10,
                                0,
                                0,
                                swap.blockTime(),
                                1,
                                Side.BUY,
                                MINT,
                                700,
                                0,
                                0,
                                1_000,
                                50,
                                null,
                                "Creator"));
    }

    @Test
    void aSellCarriesTheShareAndNoSize() throws Exception {
        relation(Given.fixed(1, LEADER, 500));
        bootstrapped();

        send(sells("s1", 10, 0, 25, 900, 100));

        Signal signal = chain.signals().get(0);
        assertThat(signal.side()).isEqualTo(Side.SELL);
        assertThat(signal.mint()).isEqualTo(MINT);
        assertThat(signal.solLamports()).isZero();
        assertThat(signal.soldUnits()).isEqualTo(25);
        assertThat(signal.balanceBefore()).isEqualTo(100);
        assertThat(signal.referenceSol()).isEqualTo(900);
        assertThat(signal.referenceUnits()).isEqualTo(25);
        assertThat(signal.refusal()).isNull();
    }

    @Test
    void refusesTheUnsupportedTheEarlyTheInvalidAndSellsThatAreOff() throws Exception {
        long start = (Given.blockTime(100) + 1) * 1000;
        relation(row(1, true, true, 0, null));
        relation(row(2, true, true, start, null));
        relation(row(3, true, false, 0, null));
        relation(row(4, true, true, 0, "expected an amount ≥ 0, was −5"));
        relation(row(5, false, true, 0, null));
        bootstrapped();

        send(buys("s1", 100, 0, 1_000, 50));
        assertThat(refusalsByUser())
                .containsExactly(null, "BEFORE_COPY_STARTED", null, "RELATION_INVALID");

        chain.clear();
        send(sells("s2", 101, 0, 50, 1_000, 50));
        assertThat(refusalsByUser())
                .containsExactly(null, "BEFORE_COPY_STARTED", "COPY_SELLS_OFF", null);

        chain.clear();
        send(Given.swap("s3", 102, 0, LEADER, MINT, 50, "Other", 60, 50));
        assertThat(refusals()).containsOnly("UNSUPPORTED_PAIR").hasSize(4);
    }

    @Test
    void aTradeOlderThanTheLastOneOfItsMintBuysNothingButStillSells() throws Exception {
        relation(Given.fixed(1, LEADER, 500));
        bootstrapped();

        send(buys("s1", 10, 5, 1_000, 50));
        send(buys("s2", 10, 4, 1_000, 50));
        send(sells("s3", 9, 7, 50, 1_000, 50));
        send(Given.swap("s4", 9, 7, LEADER, Mints.SOL, 10, "Other", 5, 10));
        send(buys("s5", 10, 5, 1_000, 50));

        assertThat(refusals()).containsExactly(null, "LATE", null, null, null);
    }

    @Test
    void aStableCoinIsConvertedByThePriceOfSol() throws Exception {
        relation(
                new CopyRelationRow(
                        1, LEADER, true, "RATIO", -1, 500_000, -1, true, 0, null, false));
        bootstrapped();

        send(usdc("s1", 150_000_000));
        send(usdc("s2", -1));

        List<Signal> signals = chain.signals();
        assertThat(signals.get(0).solLamports()).isEqualTo(Given.SOL);
        assertThat(signals.get(0).referenceSol()).isEqualTo(2 * Given.SOL);
        assertThat(signals.get(1).refusal()).isEqualTo("NO_SOL_USD_PRICE");
    }

    @Test
    void parksSwapsUntilAllRelationsAreThere() throws Exception {
        chain.time(0);
        send(buys("s1", 10, 0, 1_000, 50));
        send(sells("s2", 10, 1, 50, 1_000, 50));
        relation(Given.fixed(1, LEADER, 500));
        chain.time(BootstrapMark.POLL_MILLIS);
        assertThat(chain.signals()).isEmpty();

        bootstrapped();
        chain.time(2 * BootstrapMark.POLL_MILLIS);

        assertThat(chain.signals()).extracting(Signal::sourceSignature).containsExactly("s1", "s2");
        assertThat(chain.timers()).isZero();
    }

    @Test
    void whatComesAfterTheMarkDoesNotOvertakeWhatWaits() throws Exception {
        relation(Given.fixed(1, LEADER, 500));
        send(buys("s1", 10, 0, 1_000, 50));
        bootstrapped();
        send(sells("s2", 11, 0, 50, 1_000, 50));

        assertThat(chain.signals()).extracting(Signal::sourceSignature).containsExactly("s1", "s2");
    }

    @Test
    void aWalletThatNobodyFollowsLeavesNothingBehind() throws Exception {
        send(buys("s1", 10, 0, 1_000, 50));
        bootstrapped();
        chain.time(10 * BootstrapMark.POLL_MILLIS);
        send(buys("s2", 11, 0, 1_000, 50));
        assertThat(chain.signals()).isEmpty();
        assertThat(chain.stateEntries()).isZero();

        relation(Given.fixed(1, LEADER, 500));
        send(buys("s3", 12, 0, 1_000, 50));
        relation(deleted(1));
        send(buys("s4", 13, 0, 1_000, 50));
        assertThat(chain.signals()).hasSize(1);
        assertThat(chain.stateEntries()).isZero();
    }

    @Test
    void remembersTheMarkAndTheRelationsAcrossARestart() throws Exception {
        relation(Given.fixed(1, LEADER, 500));
        bootstrapped();
        CopyChain.State snapshot = chain.snapshot();
        chain.close();

        chain = new CopyChain(snapshot);
        send(buys("s1", 10, 0, 1_000, 50));

        assertThat(chain.signals()).hasSize(1);
    }

    private List<String> refusalsByUser() {
        return chain.signals().stream()
                .sorted(Comparator.comparing(Signal::userId))
                .map(Signal::refusal)
                .toList();
    }

    private List<String> refusals() {
        return chain.refusals();
    }

    private void send(NetSwap swap) throws Exception {
        chain.send(swap);
    }

    private void relation(CopyRelationRow row) throws Exception {
        chain.relation(row);
    }

    private void bootstrapped() throws Exception {
        chain.bootstrapped();
    }

    private static NetSwap buys(String signature, long slot, int position, long sol, long units) {
        return Given.swap(signature, slot, position, LEADER, Mints.SOL, sol, MINT, units, sol);
    }

    private static NetSwap sells(
            String signature, long slot, int position, long units, long sol, long before) {
        return Given.swap(signature, slot, position, LEADER, MINT, units, Mints.SOL, sol, before);
    }

    /** Pays 300 dollars for 50 units. */
    private static NetSwap usdc(String signature, long solUsdMicros) {
        return new NetSwap(
                signature,
                10,
                0,
                0,
                Given.blockTime(10),
                1,
                LEADER,
                Side.BUY,
                Mints.USDC,
                300_000_000,
                MINT,
                50,
                300_000_000,
                solUsdMicros,
                false);
    }

    private static CopyRelationRow row(
            long user, boolean enabled, boolean sells, long startedAt, String invalid) {
        return new CopyRelationRow(
                user, LEADER, enabled, "FIXED", 500, -1, -1, sells, startedAt, invalid, false);
    }

    private static CopyRelationRow deleted(long user) {
        return new CopyRelationRow(user, LEADER, true, "FIXED", 500, -1, -1, true, 0, null, true);
    }
}
