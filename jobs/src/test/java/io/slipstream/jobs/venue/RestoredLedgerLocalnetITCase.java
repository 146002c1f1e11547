package io.slipstream.jobs.venue;

import static io.slipstream.jobs.venue.LiveDesk.SOL;
import static io.slipstream.jobs.venue.LiveDesk.settle;
import static io.slipstream.jobs.venue.LiveDesk.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipstream.connectors.withdrawal.Withdrawal.State;
import io.slipstream.connectors.withdrawal.WithdrawalDesk;
import io.slipstream.connectors.withdrawal.WithdrawalDesk.Requested;
import io.slipstream.connectors.withdrawal.Withdrawals;
import io.slipstream.jobs.venue.LiveDesk.Trader;
import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderState;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tables as a backup left them, and a real Solana VM that has gone on since. */
@Tag("localnet")
@Timeout(120)
class RestoredLedgerLocalnetITCase {
    private static final int SLOT_MILLIS = 100;
    private static final String RESTORED =
            "INSERT INTO ledger_venue (venue) VALUES ('jupiter') ON CONFLICT (id) DO NOTHING;"
                    + " UPDATE ledger_venue SET landed_since = now() - interval '1 minute'";

    @TempDir static Path folder;
    private static Optional<LiveDesk> started = Optional.empty();

    private LiveDesk desk;

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
    void open() {
        assumeTrue(started.isPresent(), "localnet");
        desk = started.get();
    }

    @AfterEach
    void clear() throws Exception {
        if (desk != null) {
            desk.clear();
        }
    }

    @Test
    void anOrderThatTheBackupDoesNotKnowIsEnteredWithWhatItWasAndBrought() throws Exception {
        Trader trader = desk.trader(10);
        Order buy = desk.decide(trader, Side.BUY, desk.mint(""), SOL);
        take(desk.venue(), buy);
        Order filled = settle(desk.openOrders(), buy);
        desk.execute("DELETE FROM orders WHERE order_id = '" + buy.id() + "'");

        enter();
        Order found = settle(desk.openOrders(), buy);

        assertThat(found.state()).isEqualTo(OrderState.FILLED);
        assertThat(found.terms().userId()).isEqualTo(trader.user());
        assertThat(found.terms().side()).isEqualTo(Side.BUY);
        assertThat(found.terms().mint()).isEqualTo(buy.terms().mint());
        assertThat(found.terms().inputAmount()).isEqualTo(SOL);
        assertThat(found.outputAmount()).isEqualTo(filled.outputAmount());
        assertThat(found.feeLamports()).isEqualTo(filled.feeLamports());
        assertThat(found.signature()).isEqualTo(filled.signature());
    }

    @Test
    void anAttemptOfTheBackupGivesWayToTheLaterOneThatLanded() throws Exception {
        Trader trader = desk.trader(10);
        Order buy = desk.decide(trader, Side.BUY, desk.mint(""), SOL);
        take(desk.venue(), buy);
        Order filled = settle(desk.openOrders(), buy);
        desk.execute(
                "UPDATE orders SET state = 'SENT', signature = 'of an attempt that came to nothing', output_amount = 0,"
                        + " fill_slot = 0, version = 3 WHERE order_id = '"
                        + buy.id()
                        + "'");

        enter();
        Order found = settle(desk.openOrders(), buy);

        assertThat(found.state()).isEqualTo(OrderState.FILLED);
        assertThat(found.signature()).isEqualTo(filled.signature());
        assertThat(found.outputAmount()).isEqualTo(filled.outputAmount());
        desk.settleSlots();
        assertThat(desk.swaps(trader)).hasSize(1);
    }

    @Test
    void aWithdrawalThatHasLandedIsNotSentAgain() throws Exception {
        Trader trader = desk.trader(10);
        Trader friend = desk.trader(1);
        WithdrawalDesk said = desk.withdrawalDesk();
        said.list(trader.user(), friend.wallet());
        Requested request = said.request(trader.user(), friend.wallet(), 3 * SOL, "1");
        said.confirm(trader.user(), request.id(), request.code());
        try (Withdrawals withdrawals = desk.withdrawals()) {
            settled(withdrawals, said, trader);
            desk.execute(
                    "UPDATE withdrawals SET state = 'CONFIRMED', signature = NULL, signed_transaction = NULL"
                            + " WHERE withdrawal_id = '"
                            + request.id()
                            + "'");
            desk.execute(RESTORED);
            desk.missedOrders().enter(withdrawals::adopt);

            assertThat(settled(withdrawals, said, trader)).isEqualTo(State.LANDED);
        }
        desk.settleSlots();
        assertThat(desk.localnet.balance(friend.wallet())).isEqualTo(4 * SOL);
    }

    @Test
    void whatIsCompleteIsNotReadAgain() throws Exception {
        Trader trader = desk.trader(10);
        Order buy = desk.decide(trader, Side.BUY, desk.mint(""), SOL);
        take(desk.venue(), buy);
        settle(desk.openOrders(), buy);
        enter();
        desk.execute("DELETE FROM orders WHERE order_id = '" + buy.id() + "'");

        desk.missedOrders().enter((id, landed) -> false);

        assertThat(desk.openOrders().look()).noneMatch(told -> told.id().equals(buy.id()));
    }

    private void enter() throws Exception {
        desk.execute(RESTORED);
        desk.missedOrders().enter((id, landed) -> false);
    }

    private static State settled(Withdrawals withdrawals, WithdrawalDesk said, Trader trader)
            throws Exception {
        while (true) {
            withdrawals.look();
            State now = said.of(trader.user()).get(0).state();
            if (now != State.CONFIRMED && now != State.SIGNED) {
                return now;
            }
        }
    }
}
