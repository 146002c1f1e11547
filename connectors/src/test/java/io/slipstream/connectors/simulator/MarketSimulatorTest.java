package io.slipstream.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Mints;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketSimulatorTest {
    private static final int TRANSACTIONS = 10_000;

    @Test
    void sameSeedGivesTheSameBytes() {
        MarketSimulator first = simulator(7);
        MarketSimulator second = simulator(7);
        for (int i = 0; i < 3000; i++) {
            assertSame(first.next(), second.next());
        }
    }

    @Test
    void anotherSeedGivesAnotherMarket() {
        assertThat(simulator(7).next().payload()).isNotEqualTo(simulator(8).next().payload());
    }

    @Test
    void skippedEventsLeaveTheMarketWhereReadOnesDo() {
        MarketSimulator read = simulator(3);
        for (int i = 0; i < 2500; i++) {
            read.next();
        }
        MarketSimulator skipped = simulator(3);
        skipped.skip(2500);
        for (int i = 0; i < 500; i++) {
            assertSame(read.next(), skipped.next());
        }
        assertThat(skipped.events()).isEqualTo(3000);
    }

    @Test
    void postsDoNotChangeTheTransactions() {
        MarketSimulator quiet = new MarketSimulator(options(5).withPosts(false));
        MarketSimulator loud = simulator(5);
        for (int i = 0; i < 2000; i++) {
            RawEvent expected = quiet.next();
            RawEvent actual = loud.next();
            while (actual.kind() == RawEvent.Kind.POST) {
                actual = loud.next();
            }
            assertThat(Arrays.equals(actual.payload(), expected.payload())).isTrue();
        }
    }

    @Test
    void endsAfterTheLastTransaction() {
        MarketSimulator simulator = new MarketSimulator(options(1).withMaxTransactions(5));
        int transactions = 0;
        for (RawEvent event = simulator.next(); event != null; event = simulator.next()) {
            transactions += event.kind() == RawEvent.Kind.TRANSACTION ? 1 : 0;
        }
        assertThat(transactions).isEqualTo(5);
        assertThat(simulator.next()).isNull();
        assertThatThrownBy(() -> simulator.skip(1)).hasMessageContaining("expected at least 1");
    }

    @Test
    void ordersEventsBySlotAndPosition() {
        MarketSimulator simulator = simulator(2);
        RawEvent before = simulator.next();
        for (int i = 0; i < 4000; i++) {
            RawEvent event = simulator.next();
            if (event.slot() == before.slot()) {
                assertThat(event.position()).isEqualTo(before.position() + 1);
            } else {
                assertThat(event.slot()).isGreaterThan(before.slot());
                assertThat(event.position()).isZero();
            }
            before = event;
        }
    }

    @Test
    void nobodySellsMoreThanHeHas() {
        Map<String, Long> held = new HashMap<>();
        MarketSimulator simulator = simulator(11);
        for (int i = 0; i < TRANSACTIONS; i++) {
            SimulatedAction action = nextAction(simulator);
            if (action.failed() || action.units() == 0 || Mints.USDC.equals(action.mint())) {
                continue;
            }
            long change = action.buy() ? action.units() : -action.units();
            long after = held.merge(action.trader() + action.mint(), change, Long::sum);
            assertThat(after).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void leadersMakeManyRoundTripsInPartsAndTogether() {
        Set<String> leaders = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            leaders.add(SimulatedLeaders.address(i));
        }
        Map<String, Long> held = new HashMap<>();
        Map<String, Set<String>> buyers = new HashMap<>();
        Set<String> traded = new HashSet<>();
        int roundTrips = 0;
        int partialSales = 0;
        MarketSimulator simulator = simulator(12);
        for (int i = 0; i < TRANSACTIONS; i++) {
            SimulatedAction action = nextAction(simulator);
            if (!leaders.contains(action.trader()) || action.failed() || action.units() == 0) {
                continue;
            }
            traded.add(action.trader());
            long change = action.buy() ? action.units() : -action.units();
            long after = held.merge(action.trader() + action.mint(), change, Long::sum);
            roundTrips += after == 0 ? 1 : 0;
            partialSales += !action.buy() && after > 0 ? 1 : 0;
            if (action.buy()) {
                buyers.computeIfAbsent(action.mint(), m -> new HashSet<>()).add(action.trader());
            }
        }
        assertThat(traded).hasSizeGreaterThanOrEqualTo(50);
        assertThat(roundTrips).isGreaterThanOrEqualTo(200);
        assertThat(partialSales).isGreaterThanOrEqualTo(100);
        assertThat(buyers.values()).anyMatch(several -> several.size() >= 4);
    }

    @Test
    void showsEveryKindOfActionOnEveryVenue() {
        Map<String, Integer> seen = new HashMap<>();
        MarketSimulator simulator = simulator(13);
        for (int i = 0; i < 3 * TRANSACTIONS; i++) {
            SimulatedAction action = nextAction(simulator);
            String way = action.failed() ? " failed" : action.buy() ? " buy" : " sell";
            seen.merge(action.kind() + " " + action.program() + way, 1, Integer::sum);
        }
        assertThat(seen.keySet()).anyMatch(key -> key.startsWith("CREATE"));
        assertThat(seen.keySet()).anyMatch(key -> key.startsWith("MIGRATE"));
        assertThat(seen.keySet()).anyMatch(key -> key.startsWith("TRANSFER"));
        assertThat(seen.keySet().stream().filter(key -> key.startsWith("TRADE")))
                .hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void namesLeadersIndependentlyOfTheSeed() {
        assertThat(Base58.isAddress(SimulatedLeaders.address(0))).isTrue();
        assertThat(SimulatedLeaders.address(0)).isNotEqualTo(SimulatedLeaders.address(1));
        assertThat(SimulatedLeaders.skill(0)).isEqualTo(0.95);
        assertThatThrownBy(() -> SimulatedLeaders.address(-1))
                .hasMessage("expected a leader from 0, was -1");
    }

    @Test
    void refusesOptionsOutOfRange() {
        assertThatThrownBy(() -> options(1).withLeaders(0))
                .hasMessage("expected leaders from 1 to 2000, was 0");
    }

    private static SimulatedAction nextAction(MarketSimulator simulator) {
        simulator.skip(1);
        while (simulator.lastAction() == null) {
            simulator.skip(1);
        }
        return simulator.lastAction();
    }

    private static void assertSame(RawEvent actual, RawEvent expected) {
        assertThat(actual.kind()).isEqualTo(expected.kind());
        assertThat(actual.slot()).isEqualTo(expected.slot());
        assertThat(actual.position()).isEqualTo(expected.position());
        assertThat(actual.blockTime()).isEqualTo(expected.blockTime());
        assertThat(Arrays.equals(actual.payload(), expected.payload())).isTrue();
    }

    private static MarketSimulator simulator(long seed) {
        return new MarketSimulator(options(seed));
    }

    private static SimulatorOptions options(long seed) {
        return SimulatorOptions.ofSeed(seed);
    }
}
