package io.slipstream.jobs.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.connectors.jupiter.JupiterSaleProbe;
import io.slipstream.connectors.solana.SolanaNodes;
import io.slipstream.connectors.solana.orders.OpenOrders;
import io.slipstream.jobs.venue.LiveDesk.Trader;
import io.slipstream.jobs.venue.SnipedLaunches.Outcome;
import io.slipstream.models.chain.Side;
import io.slipstream.models.port.SaleProbe;
import io.slipstream.models.port.TradeVenue;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Launches on a real Solana VM, two of three of them traps: by safety's facts none is sniped, and
 * the venue buys none for one who does not ask for facts. {@code -Dslipstream.snipe.launches=1000}
 * takes longer.
 */
@Tag("localnet")
class SnipeSafetyLocalnetITCase {
    private static final int LAUNCHES = Integer.getInteger("slipstream.snipe.launches", 48);
    private static final int AT_ONCE = 16;
    private static final int SLOT_MILLIS = 100;

    @TempDir Path folder;

    private enum Kind {
        HONEST(""),
        FREEZES_BUYERS(",\"honeypot\":\"freeze\""),
        TAKES_ALL(",\"honeypot\":\"transferFee\""),
        HONEST_TOKEN_2022(",\"token2022\":true"),
        CAN_FREEZE(",\"freezeAuthority\":\"bank\""),
        TAKES_A_FEE(",\"token2022\":true,\"transferFeeBps\":500");

        private final String more;

        Kind(String more) {
            this.more = more;
        }

        boolean isHonest() {
            return this == HONEST || this == HONEST_TOKEN_2022;
        }
    }

    @Test
    @Timeout(3_000)
    void honestPoolsAreBoughtAndCanBeSoldAndNoTrapIsEverBought() throws Exception {
        Optional<LiveDesk> started = LiveDesk.start(folder, SLOT_MILLIS);
        assumeTrue(started.isPresent(), "localnet");
        try (LiveDesk desk = started.get()) {
            Map<String, Kind> launches = launch(desk);
            Trader careful = desk.trader(1_000);
            Trader reckless = desk.trader(1_000);
            Trader thorough = desk.trader(1_000);
            Outcome outcome =
                    SnipedLaunches.of(
                            List.copyOf(launches.keySet()),
                            List.of(
                                    SnipedLaunches.sniper(careful.user(), true),
                                    SnipedLaunches.sniper(reckless.user(), false),
                                    SnipedLaunches.thorough(thorough.user())),
                            environment(desk, thorough));

            Set<String> expected = new HashSet<>();
            launches.forEach(
                    (mint, kind) -> {
                        expected.add(reckless.user() + " " + mint);
                        if (kind.isHonest()) {
                            expected.add(careful.user() + " " + mint);
                            expected.add(thorough.user() + " " + mint);
                        }
                    });
            assertThat(outcome.bought()).isEqualTo(expected);
            launches.forEach((mint, kind) -> assertReason(outcome, careful, mint, kind));

            buys(desk, careful, launches, true);
            buys(desk, reckless, launches, false);
        }
    }

    /** Of an honest pool a sale can be shown, of a trap it cannot. */
    @Test
    void aSimulatedSaleTellsAHoneypotFromAnHonestPool() throws Exception {
        Optional<LiveDesk> started = LiveDesk.start(folder.resolve("sales"), SLOT_MILLIS);
        assumeTrue(started.isPresent(), "localnet");
        try (LiveDesk desk = started.get()) {
            String wallet = desk.trader(100).wallet();
            String honest = desk.mint("");
            String trap = desk.mint(Kind.TAKES_ALL.more);
            desk.localnet.admin("transfer-fee", "{\"mint\":\"%s\",\"bps\":10000}".formatted(trap));
            desk.settleSlots();
            try (SaleProbe probe =
                    JupiterSaleProbe.open(
                            desk.localnet.jupiter(),
                            SolanaNodes.of(Map.of("SOLANA_RPC_URL", desk.localnet.rpc())),
                            wallet)) {
                assertThat(sells(probe, honest, SnipedLaunches.AMOUNT)).isTrue();
                assertThat(sells(probe, honest, 50 * LiveDesk.SOL)).isTrue();
                // All of it goes to the fee: the venue has no route at all, so nothing is shown.
                assertThat(sells(probe, trap, SnipedLaunches.AMOUNT)).isNotEqualTo(true);
                // Nobody could say: the wallet cannot pay for the buy.
                assertThat(sells(probe, honest, 500 * LiveDesk.SOL)).isNull();
            }
        }
    }

    private static @Nullable Boolean sells(SaleProbe probe, String mint, long lamports)
            throws Exception {
        return probe.sells(mint, lamports).get(30, TimeUnit.SECONDS);
    }

    private static Map<String, String> environment(LiveDesk desk, Trader prober) {
        return Map.of(
                "SOLANA_RPC_URL",
                desk.localnet.rpc(),
                "SOLANA_WS_URL",
                "none",
                "SOLANA_RPC_RATE",
                "8000",
                "JUPITER_URL",
                desk.localnet.jupiter(),
                "SOLANA_PROBE_WALLET",
                prober.wallet());
    }

    private static Map<String, Kind> launch(LiveDesk desk) throws Exception {
        Map<String, Kind> launches = new LinkedHashMap<>();
        for (int i = 0; i < LAUNCHES; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            launches.put(desk.mint(kind.more), kind);
        }
        return launches;
    }

    private static void assertReason(Outcome outcome, Trader careful, String mint, Kind kind) {
        String line = careful.user() + " " + mint + " [%s]";
        switch (kind) {
            case FREEZES_BUYERS, CAN_FREEZE ->
                    assertThat(outcome.refused()).contains(line.formatted("FREEZE_AUTHORITY"));
            case TAKES_ALL, TAKES_A_FEE ->
                    assertThat(outcome.refused()).contains(line.formatted("DANGEROUS_EXTENSION"));
            case HONEST, HONEST_TOKEN_2022 ->
                    assertThat(outcome.refused()).noneMatch(told -> told.contains(mint));
        }
    }

    /** What the signals lead to at the venue: of each kind only what it should. */
    private static void buys(
            LiveDesk desk, Trader trader, Map<String, Kind> launches, boolean honest)
            throws Exception {
        List<String> mints = new ArrayList<>();
        launches.forEach(
                (mint, kind) -> {
                    if (kind.isHonest() == honest) {
                        mints.add(mint);
                    }
                });
        TradeVenue venue = desk.venue();
        OpenOrders open = desk.openOrders();
        for (int i = 0; i < mints.size(); i += AT_ONCE) {
            List<String> some = mints.subList(i, Math.min(mints.size(), i + AT_ONCE));
            Map<String, Order> bought =
                    trade(desk, venue, open, trader, Side.BUY, sums(some), honest);
            if (honest) {
                Map<String, Long> all = new LinkedHashMap<>();
                bought.forEach((mint, order) -> all.put(mint, order.outputAmount()));
                trade(desk, venue, open, trader, Side.SELL, all, true);
            }
        }
        desk.clear();
        JsonNode swaps = desk.swaps(trader);
        assertThat(swaps).hasSize(honest ? 2 * mints.size() : 0);
    }

    private static Map<String, Long> sums(List<String> mints) {
        Map<String, Long> sums = new LinkedHashMap<>();
        mints.forEach(mint -> sums.put(mint, SnipedLaunches.AMOUNT));
        return sums;
    }

    private static Map<String, Order> trade(
            LiveDesk desk,
            TradeVenue venue,
            OpenOrders open,
            Trader trader,
            Side side,
            Map<String, Long> amounts,
            boolean fills)
            throws Exception {
        Map<String, CompletableFuture<Order>> taken = new HashMap<>();
        Map<String, Order> decided = new HashMap<>();
        for (Map.Entry<String, Long> amount : amounts.entrySet()) {
            Order order = desk.decide(trader, side, amount.getKey(), amount.getValue());
            decided.put(order.id(), order);
            taken.put(amount.getKey(), venue.take(order).toCompletableFuture());
        }
        for (CompletableFuture<Order> answer : taken.values()) {
            Order order = answer.get(60, TimeUnit.SECONDS);
            if (!fills) {
                assertThat(order.reason()).isEqualTo("HONEYPOT");
            }
        }
        return fills ? filled(open, decided) : Map.of();
    }

    /** By mint. */
    private static Map<String, Order> filled(OpenOrders open, Map<String, Order> decided)
            throws Exception {
        Map<String, Order> filled = new HashMap<>();
        while (filled.size() < decided.size()) {
            for (Order told : open.look()) {
                if (decided.containsKey(told.id()) && told.state().isFinal()) {
                    assertThat(told.state()).as(told.toString()).isEqualTo(OrderState.FILLED);
                    filled.put(told.terms().mint(), told);
                }
            }
        }
        return filled;
    }
}
