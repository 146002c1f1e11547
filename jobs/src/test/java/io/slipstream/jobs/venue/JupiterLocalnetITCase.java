package io.slipstream.jobs.venue;

import static io.slipstream.jobs.venue.LiveDesk.SOL;
import static io.slipstream.jobs.venue.LiveDesk.settle;
import static io.slipstream.jobs.venue.LiveDesk.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.connectors.jupiter.FeePolicy;
import io.slipstream.connectors.jupiter.JupiterSettings;
import io.slipstream.connectors.solana.orders.OpenOrders;
import io.slipstream.connectors.solana.orders.OpenOrdersRules;
import io.slipstream.jobs.venue.LiveDesk.Trader;
import io.slipstream.models.chain.Side;
import io.slipstream.models.port.Failpoints;
import io.slipstream.models.port.TradeVenue;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live venue against a real Solana VM: every way in which an order can end, and none in which
 * it is bought twice.
 */
@Tag("localnet")
@Timeout(120)
class JupiterLocalnetITCase {
    private static final int SLOT_MILLIS = 100;

    /** Not just the next one: it might be a late retry of the test before. */
    private static final String DROP_ALL = "{\"sends\":{\"dropFraction\":1}}";

    @TempDir static Path folder;
    private static Optional<LiveDesk> started = Optional.empty();

    private LiveDesk desk;
    private TradeVenue venue;
    private OpenOrders open;

    @BeforeAll
    static void start() throws Exception {
        started = LiveDesk.start(folder, SLOT_MILLIS);
    }

    @AfterAll
    static void stop() throws Exception {
        if (started.isPresent()) {
            started.get().close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        assumeTrue(started.isPresent(), "localnet");
        desk = started.get();
        venue = desk.venue();
        open = desk.openOrders();
    }

    @AfterEach
    void clear() throws Exception {
        if (desk != null) {
            desk.clear();
        }
    }

    @Test
    void buyAndSellAreFilledWithTheAmountsThatLanded() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        Order buy = desk.decide(trader, Side.BUY, mint, SOL);
        assertThat(take(venue, buy).state()).isEqualTo(OrderState.SENT);
        Order bought = settle(open, buy);

        JsonNode landed = desk.swaps(trader).get(0);
        assertThat(bought.state()).isEqualTo(OrderState.FILLED);
        assertThat(bought.outputAmount()).isEqualTo(landed.path("outAmount").asLong());
        assertThat(bought.feeLamports()).isEqualTo(landed.path("fee").asLong()).isPositive();
        assertThat(bought.fillSlot()).isEqualTo(landed.path("slot").asLong());
        assertThat(bought.filledAt()).isEqualTo(landed.path("blockTime").asLong() * 1000);
        assertThat(landed.path("memos").get(0).asText()).isEqualTo(buy.id());

        Order sell = desk.decide(trader, Side.SELL, mint, bought.outputAmount());
        take(venue, sell);
        Order sold = settle(open, sell);
        landed = desk.swaps(trader).get(1);
        assertThat(sold.state()).isEqualTo(OrderState.FILLED);
        assertThat(sold.outputAmount()).isEqualTo(landed.path("outAmount").asLong());
        assertThat(sold.feeLamports()).isEqualTo(landed.path("fee").asLong());
        assertThat(desk.ledgerOf(trader).path("repeatedMemos")).isEmpty();
    }

    @Test
    void theVenuesOwnTransactionIsSignedToo() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        TradeVenue plain = desk.venue(with(desk.settings().fees(), false), Failpoints.NONE);
        Order buy = desk.decide(trader, Side.BUY, mint, SOL);
        assertThat(take(plain, buy).state()).isEqualTo(OrderState.SENT);
        Order bought = settle(open, buy);
        assertThat(bought.outputAmount())
                .isEqualTo(desk.swaps(trader).get(0).path("outAmount").asLong());
    }

    @Test
    void aTipIsPartOfTheFee() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        FeePolicy fees = new FeePolicy(10_000, 2_000_000, 2_010_000);
        TradeVenue tipping = desk.venue(with(fees, true), Failpoints.NONE);
        Order buy = desk.decide(trader, Side.BUY, mint, SOL);
        take(tipping, buy);
        Order bought = settle(open, buy);
        JsonNode landed = desk.swaps(trader).get(0);
        assertThat(bought.feeLamports()).isEqualTo(landed.path("fee").asLong() + 2_000_000);
        Order sell = desk.decide(trader, Side.SELL, mint, bought.outputAmount());
        take(tipping, sell);
        Order sold = settle(open, sell);
        assertThat(sold.outputAmount())
                .isEqualTo(desk.swaps(trader).get(1).path("outAmount").asLong());
    }

    @Test
    void aPriceBeyondTheLimitFailsBeforeAnythingIsSigned() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        // the pool gives about 100,000 units a SOL; the signal saw twice as many
        Order buy = desk.decide(trader, Side.BUY, mint, SOL, SOL, 200_000_000_000L);
        assertFails(take(venue, buy), "SLIPPAGE");
        assertThat(desk.stored(buy).signed()).isNull();
    }

    @Test
    void aPriceThatMovesAwayFailsWithTheFeeThatItCost() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        desk.localnet.admin("faults", "{\"sends\":{\"delaySlots\":20}}");
        Order buy = desk.decide(trader, Side.BUY, mint, SOL);
        assertThat(take(venue, buy).state()).isEqualTo(OrderState.SENT);
        desk.localnet.heal();
        desk.localnet.admin(
                "trade", "{\"mint\":\"%s\",\"side\":\"buy\",\"amount\":200}".formatted(mint));
        Order failed = settle(open, buy);
        assertFails(failed, "SLIPPAGE");
        assertThat(failed.feeLamports())
                .isEqualTo(desk.swaps(trader).get(0).path("fee").asLong())
                .isPositive();
    }

    @Test
    void aWalletThatCannotPayFails() throws Exception {
        Trader trader = desk.trader(1);
        Order buy = desk.decide(trader, Side.BUY, desk.mint(""), SOL);
        assertFails(take(venue, buy), "INSUFFICIENT_FUNDS");
        Order sell = desk.decide(trader, Side.SELL, desk.mint(""), 1_000);
        assertThat(take(venue, sell).state()).isEqualTo(OrderState.FAILED);
    }

    @Test
    void whatOtherOrdersMayStillTakeIsNotSpentTwice() throws Exception {
        Trader trader = desk.trader(2);
        String mint = desk.mint("");
        desk.localnet.admin("faults", "{\"sends\":{\"delaySlots\":60}}");
        Order first = desk.decide(trader, Side.BUY, mint, SOL);
        assertThat(take(venue, first).state()).isEqualTo(OrderState.SENT);
        Order second = desk.decide(trader, Side.BUY, mint, SOL);
        assertFails(take(venue, second), "INSUFFICIENT_FUNDS");
        assertThat(settle(open, first).state()).isEqualTo(OrderState.FILLED);
        assertThat(desk.swaps(trader)).hasSize(1);
    }

    @Test
    void whatIsStoppedAfterTheDecisionIsNeverSent() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        Map<String, String> stops =
                Map.of(
                        "HALTED", "UPDATE system_state SET trading_state = 'HALTED'",
                        "REDUCING", "UPDATE system_state SET trading_state = 'REDUCING'",
                        "USER_INACTIVE",
                                "UPDATE users SET status = 'BLOCKED' WHERE user_id = "
                                        + trader.user());
        for (Map.Entry<String, String> stop : stops.entrySet()) {
            Order buy = desk.decide(trader, Side.BUY, mint, SOL);
            TradeVenue interrupted =
                    desk.venue(
                            desk.settings(),
                            (at, id) -> {
                                if (at == Failpoints.Window.SIGNED_UNSTORED) {
                                    desk.change(stop.getValue());
                                }
                            });
            Order stopped = take(interrupted, buy);
            assertThat(stopped.state()).isEqualTo(OrderState.EXPIRED);
            assertThat(stopped.reason()).isEqualTo(stop.getKey());
            assertThat(desk.stored(buy).signed()).isNull();
            desk.execute("UPDATE system_state SET trading_state = 'ACTIVE'");
            desk.execute("UPDATE users SET status = 'ACTIVE'");
        }
        desk.settleSlots();
        assertThat(desk.swaps(trader)).isEmpty();
    }

    @Test
    void whatIsHaltedIsNotSentAgainAndASellByHandStillGoes() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        Order buy = desk.decide(trader, Side.BUY, mint, SOL);
        take(venue, buy);
        Order bought = settle(open, buy);

        desk.localnet.admin("faults", DROP_ALL);
        Order dropped = desk.decide(trader, Side.BUY, mint, SOL);
        assertThat(take(venue, dropped).state()).isEqualTo(OrderState.SENT);
        desk.localnet.heal();
        desk.execute("UPDATE system_state SET trading_state = 'HALTED'");
        Order sell = desk.decide(trader, Side.SELL, mint, bought.outputAmount());
        take(venue, sell);
        assertThat(settle(open, sell).state()).isEqualTo(OrderState.FILLED);

        desk.localnet.admin("slots", "{\"advance\":200}");
        Order ended = settle(open, dropped);
        assertThat(ended.state()).isEqualTo(OrderState.EXPIRED);
        assertThat(ended.reason()).isEqualTo("HALTED");
        assertThat(desk.swaps(trader)).hasSize(2);
    }

    @Test
    void aUserWithoutAWalletFails() throws Exception {
        Order buy = desk.decide(new Trader(1_000_000, "nobody"), Side.BUY, desk.mint(""), SOL);
        assertFails(take(venue, buy), "NO_WALLET");
    }

    @Test
    void aTokenThatNobodyTradesFails() throws Exception {
        Trader trader = desk.trader(10);
        String unknown = trader.wallet();
        assertFails(take(venue, desk.decide(trader, Side.BUY, unknown, SOL)), "TOKEN_NOT_TRADABLE");
        String lonely =
                desk.localnet.admin("mint", "{\"symbol\":\"LONELY\"}").path("mint").asText();
        desk.settleSlots();
        Order refused = take(venue, desk.decide(trader, Side.BUY, lonely, SOL));
        assertThat(refused.reason()).isIn("NO_ROUTE", "TOKEN_NOT_TRADABLE");
    }

    @Test
    void honeypotsAreRefusedBeforeAnybodyBuys() throws Exception {
        Trader trader = desk.trader(10);
        for (String kind : List.of("freeze", "transferFee")) {
            String mint = desk.mint(",\"honeypot\":\"" + kind + "\"");
            assertFails(take(venue, desk.decide(trader, Side.BUY, mint, SOL)), "HONEYPOT");
        }
        assertThat(desk.swaps(trader)).isEmpty();
    }

    @Test
    void aFrozenAccountFailsOnTheSell() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint(",\"freezeAuthority\":\"bank\"");
        desk.localnet.admin(
                "give",
                "{\"mint\":\"%s\",\"owner\":\"%s\",\"tokens\":1000}"
                        .formatted(mint, trader.wallet()));
        desk.localnet.admin(
                "freeze", "{\"mint\":\"%s\",\"owner\":\"%s\"}".formatted(mint, trader.wallet()));
        desk.settleSlots();
        Order sell = desk.decide(trader, Side.SELL, mint, 1_000_000);
        assertFails(take(venue, sell), "FROZEN_ACCOUNT");
    }

    @Test
    void aVenueThatIsDownFailsAndOneThatStumblesDoesNot() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        desk.localnet.admin("faults", "{\"jupiter\":{\"http500Next\":1}}");
        Order buy = desk.decide(trader, Side.BUY, mint, SOL);
        assertThat(take(venue, buy).state()).isEqualTo(OrderState.SENT);
        settle(open, buy);
        desk.localnet.admin("faults", "{\"jupiter\":{\"http500Next\":1000}}");
        assertFails(take(venue, desk.decide(trader, Side.BUY, mint, SOL)), "VENUE_SILENT");
    }

    @Test
    void rateLimitsAreWaitedForAsLongAsThatMakesSense() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        desk.localnet.admin(
                "faults",
                "{\"jupiter\":{\"http429Next\":1,\"retryAfterSeconds\":1},"
                        + "\"rpc\":{\"http429Next\":1,\"retryAfterSeconds\":1}}");
        Order buy = desk.decide(trader, Side.BUY, mint, SOL);
        assertThat(take(venue, buy).state()).isEqualTo(OrderState.SENT);
        settle(open, buy);
        desk.localnet.admin(
                "faults", "{\"jupiter\":{\"http429Next\":1000,\"retryAfterSeconds\":60}}");
        assertFails(take(venue, desk.decide(trader, Side.BUY, mint, SOL)), "RATE_LIMITED");
    }

    @Test
    void aStaleQuoteFails() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        desk.localnet.admin("faults", "{\"jupiter\":{\"staleQuoteSlots\":100}}");
        assertFails(take(venue, desk.decide(trader, Side.BUY, mint, SOL)), "STALE_QUOTE");
    }

    @Test
    void aDroppedTransactionLandsOnceWhenTheSameBytesAreSentAgain() throws Exception {
        assertLandsOnceUnder("{\"sends\":{\"dropNext\":1}}", OrderState.SENT);
    }

    @Test
    void anAnswerLostAfterAcceptanceLandsOnce() throws Exception {
        assertLandsOnceUnder("{\"sends\":{\"resetAfterAcceptNext\":1}}", null);
    }

    @Test
    void anAnswerLostAfterLandingLandsOnce() throws Exception {
        assertLandsOnceUnder("{\"sends\":{\"resetAfterLandingNext\":1}}", null);
    }

    @Test
    void aNodeThatNeverAnswersLeavesNoDoubtInTheEnd() throws Exception {
        assertLandsOnceUnder("{\"sends\":{\"neverAnswerNext\":3}}", null);
    }

    @Test
    void aNodeThatIsBehindIsAskedAgain() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        desk.localnet.admin("faults", "{\"rpc\":{\"nodeBehindSlots\":50}}");
        Order buy = desk.decide(trader, Side.BUY, mint, SOL);
        assertThat(take(venue, buy).state()).isEqualTo(OrderState.UNKNOWN);
        desk.localnet.heal();
        assertThat(settle(open, buy).state()).isEqualTo(OrderState.FILLED);
        assertThat(desk.swaps(trader)).hasSize(1);
    }

    @Test
    void anExpiredTransactionIsTriedAnewOnlyAfterItsAbsenceIsProven() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        desk.localnet.admin("faults", DROP_ALL);
        Order buy = desk.decide(trader, Side.BUY, mint, SOL);
        take(venue, buy);
        desk.localnet.heal();
        String first = desk.stored(buy).signed().signature();
        // past the last valid height, but not finalized there: nothing is proven yet
        desk.localnet.admin("faults", "{\"slots\":{\"stopped\":true}}");
        desk.localnet.admin("slots", "{\"advance\":160}");
        open.look();
        assertThat(desk.stored(buy).order().state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(desk.stored(buy).order().reason()).isEqualTo("AWAITING_PROOF");
        assertThat(desk.stored(buy).order().attempt()).isEqualTo(1);

        desk.localnet.admin("slots", "{\"advance\":40}");
        desk.localnet.admin("faults", "{\"slots\":{\"stopped\":false}}");
        Order filled = settle(open, buy);
        assertThat(filled.state()).isEqualTo(OrderState.FILLED);
        assertThat(filled.attempt()).isEqualTo(2);
        assertThat(desk.swaps(trader)).hasSize(1);
        assertThat(desk.swaps(trader).get(0).path("signature").asText()).isNotEqualTo(first);
    }

    @Test
    void anExpiredTransactionOfAnOldSignalExpires() throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        OpenOrders strict =
                desk.openOrders(
                        new OpenOrdersRules(
                                Duration.ofMillis(50),
                                Duration.ofMillis(300),
                                Duration.ofSeconds(60),
                                Duration.ZERO,
                                Duration.ZERO));
        desk.localnet.admin("faults", DROP_ALL);
        Order buy = desk.decide(trader, Side.BUY, mint, SOL);
        take(venue, buy);
        desk.localnet.heal();
        desk.localnet.admin("slots", "{\"advance\":200}");
        Order expired = settle(strict, buy);
        assertThat(expired.state()).isEqualTo(OrderState.EXPIRED);
        assertThat(expired.reason()).isEqualTo("EXPIRED_BLOCKHASH");
        assertThat(desk.swaps(trader)).isEmpty();
    }

    @Test
    void theSameOrderTakenManyTimesAtOnceLandsOnce() throws Exception {
        Trader trader = desk.trader(50);
        String mint = desk.mint("");
        TradeVenue rival = desk.venue();
        Order buy = desk.decide(trader, Side.BUY, mint, SOL);
        List<CompletableFuture<Order>> taken =
                IntStream.range(0, 10)
                        .mapToObj(i -> (i % 2 == 0 ? venue : rival).take(buy).toCompletableFuture())
                        .toList();
        for (CompletableFuture<Order> one : taken) {
            assertThat(one.get().state()).isIn(OrderState.SENT, OrderState.SIGNED);
        }
        assertThat(settle(open, buy).state()).isEqualTo(OrderState.FILLED);
        assertThat(take(venue, buy).state()).isEqualTo(OrderState.FILLED);
        desk.settleSlots();
        assertThat(desk.swaps(trader)).hasSize(1);
        assertThat(desk.ledgerOf(trader).path("repeatedMemos")).isEmpty();
    }

    /** Like a process that is stopped at that point, and goes on when it is too late. */
    @Test
    void whoStopsAtAnyPointIsReplacedAndDoesNoHarmWhenHeWakes() throws Exception {
        Trader trader = desk.trader(50);
        String mint = desk.mint("");
        for (Failpoints.Window window : Failpoints.Window.values()) {
            Order buy = desk.decide(trader, Side.BUY, mint, SOL);
            CountDownLatch awake = new CountDownLatch(1);
            TradeVenue stopped = desk.venue(desk.settings(), (at, id) -> stopAt(window, at, awake));
            CompletableFuture<Order> late = stopped.take(buy).toCompletableFuture();
            assertThat(settle(open, buy).state()).as(window.label()).isEqualTo(OrderState.FILLED);
            awake.countDown();
            assertThat(late.get(60, TimeUnit.SECONDS).id()).isEqualTo(buy.id());
        }
        desk.settleSlots();
        assertThat(desk.swaps(trader)).hasSize(Failpoints.Window.values().length);
        assertThat(desk.ledgerOf(trader).path("repeatedMemos")).isEmpty();
    }

    private static void stopAt(
            Failpoints.Window window, Failpoints.Window at, CountDownLatch awake) {
        try {
            if (at == window) {
                awake.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFinalOrderIsToldAgainUntilItIsBooked() throws Exception {
        Trader trader = desk.trader(10);
        Order buy = desk.decide(trader, Side.BUY, desk.mint(""), SOL);
        take(venue, buy);
        Order filled = settle(open, buy);
        OpenOrders afterCrash = desk.openOrders();
        assertThat(settle(afterCrash, buy)).isEqualTo(filled);
        desk.ledger().book(filled).toCompletableFuture().get();
        assertThat(desk.openOrders().look()).noneMatch(told -> told.id().equals(buy.id()));
    }

    private void assertLandsOnceUnder(String fault, OrderState taken) throws Exception {
        Trader trader = desk.trader(10);
        String mint = desk.mint("");
        desk.localnet.admin("faults", fault);
        Order buy = desk.decide(trader, Side.BUY, mint, SOL);
        OrderState state = take(venue, buy).state();
        if (taken != null) {
            assertThat(state).isEqualTo(taken);
        } else {
            assertThat(state).isIn(OrderState.SENT, OrderState.UNKNOWN);
        }
        assertThat(settle(open, buy).state()).isEqualTo(OrderState.FILLED);
        desk.settleSlots();
        assertThat(desk.swaps(trader)).hasSize(1);
        assertThat(desk.ledgerOf(trader).path("repeatedMemos")).isEmpty();
    }

    private static void assertFails(Order order, String reason) {
        assertThat(order.state()).isEqualTo(OrderState.FAILED);
        assertThat(order.reason()).isEqualTo(reason);
    }

    private JupiterSettings with(FeePolicy fees, boolean compilesHere) {
        JupiterSettings standard = desk.settings();
        return new JupiterSettings(
                standard.jupiterUrl(),
                standard.rpcUrls(),
                fees,
                compilesHere,
                standard.checksSell(),
                standard.oldestQuoteSlots(),
                standard.requestsPerSecond(),
                standard.mostInFlight());
    }
}
