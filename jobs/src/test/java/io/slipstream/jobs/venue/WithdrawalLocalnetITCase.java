package io.slipstream.jobs.venue;

import static io.slipstream.jobs.venue.LiveDesk.SOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipstream.connectors.withdrawal.Withdrawal;
import io.slipstream.connectors.withdrawal.Withdrawal.State;
import io.slipstream.connectors.withdrawal.WithdrawalDesk;
import io.slipstream.connectors.withdrawal.WithdrawalDesk.Requested;
import io.slipstream.connectors.withdrawal.Withdrawals;
import io.slipstream.jobs.venue.LiveDesk.Trader;
import io.slipstream.models.chain.Side;
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

/** Withdrawals against a real Solana VM: each lands once, whatever the node does. */
@Tag("localnet")
@Timeout(120)
class WithdrawalLocalnetITCase {
    private static final int SLOT_MILLIS = 100;

    @TempDir static Path folder;
    private static Optional<LiveDesk> started = Optional.empty();

    private LiveDesk desk;
    private WithdrawalDesk said;
    private Withdrawals withdrawals;

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
        said = desk.withdrawalDesk();
        withdrawals = desk.withdrawals();
    }

    @AfterEach
    void close() throws Exception {
        if (withdrawals != null) {
            withdrawals.close();
            desk.clear();
        }
    }

    @Test
    void whatIsConfirmedLandsOnceAtItsAddress() throws Exception {
        Trader trader = desk.trader(10);
        Trader friend = desk.trader(1);
        confirmed(trader, friend, 3 * SOL);

        Withdrawal ended = settle(trader);

        assertThat(ended.state()).isEqualTo(State.LANDED);
        assertThat(balance(friend)).isEqualTo(4 * SOL);
        assertThat(balance(trader)).isEqualTo(7 * SOL - 5_000);
    }

    @Test
    void aNodeThatDropsAndResetsIsSentTheSameBytesAgain() throws Exception {
        Trader trader = desk.trader(10);
        Trader friend = desk.trader(1);
        desk.localnet.admin("faults", "{\"sends\":{\"dropNext\":1,\"resetAfterAcceptNext\":1}}");
        confirmed(trader, friend, 3 * SOL);

        assertThat(settle(trader).state()).isEqualTo(State.LANDED);
        assertThat(balance(friend)).isEqualTo(4 * SOL);
    }

    @Test
    void twoProcessesSendOneTransaction() throws Exception {
        Trader trader = desk.trader(10);
        Trader friend = desk.trader(1);
        confirmed(trader, friend, 3 * SOL);
        try (Withdrawals beside = desk.withdrawals()) {
            withdrawals.look();
            beside.look();
            assertThat(settle(trader).state()).isEqualTo(State.LANDED);
            beside.look();
        }
        desk.settleSlots();

        assertThat(balance(friend)).isEqualTo(4 * SOL);
        assertThat(balance(trader)).isEqualTo(7 * SOL - 5_000);
    }

    @Test
    void whatNeverLandsExpiresAndIsNotTriedAgain() throws Exception {
        Trader trader = desk.trader(10);
        Trader friend = desk.trader(1);
        desk.localnet.admin("faults", "{\"sends\":{\"dropFraction\":1}}");
        confirmed(trader, friend, 3 * SOL);
        withdrawals.look();
        desk.localnet.admin("slots", "{\"advance\":300}");

        assertThat(settle(trader).state()).isEqualTo(State.EXPIRED);
        desk.localnet.heal();
        withdrawals.look();
        desk.settleSlots();
        assertThat(balance(friend)).isEqualTo(SOL);
    }

    @Test
    void whatBuysMayStillTakeIsNotWithdrawn() throws Exception {
        Trader trader = desk.trader(10);
        Trader friend = desk.trader(1);
        desk.decide(trader, Side.BUY, desk.mint(""), 8 * SOL);
        confirmed(trader, friend, 3 * SOL);

        Withdrawal ended = settle(trader);

        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(ended.reason()).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(balance(friend)).isEqualTo(SOL);
    }

    private void confirmed(Trader trader, Trader friend, long lamports) throws Exception {
        said.list(trader.user(), friend.wallet());
        Requested request = said.request(trader.user(), friend.wallet(), lamports, "1");
        said.confirm(trader.user(), request.id(), request.code());
    }

    /** Looks until it has come to its end. */
    private Withdrawal settle(Trader trader) throws Exception {
        while (true) {
            withdrawals.look();
            Withdrawal now = said.of(trader.user()).get(0);
            if (now.state() != State.CONFIRMED && now.state() != State.SIGNED) {
                return now;
            }
        }
    }

    private long balance(Trader trader) throws Exception {
        return desk.localnet.balance(trader.wallet());
    }
}
