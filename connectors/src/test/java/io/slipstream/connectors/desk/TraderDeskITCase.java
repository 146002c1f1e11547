package io.slipstream.connectors.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.connectors.EmbeddedStack;
import io.slipstream.connectors.telegram.PostgresSentMessages;
import io.slipstream.connectors.telegram.Shown;
import io.slipstream.connectors.wallet.MasterKeys;
import io.slipstream.connectors.wallet.WalletRegistration;
import io.slipstream.connectors.wallet.WalletTable;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.OfferLine;
import io.slipstream.models.chat.OrderLine;
import io.slipstream.models.chat.Relation;
import io.slipstream.models.chat.Result;
import io.slipstream.models.chat.SolPrice;
import io.slipstream.models.chat.TokenOpinion;
import io.slipstream.models.chat.Trader;
import io.slipstream.models.chat.WithdrawalLine;
import io.slipstream.models.user.AccountSetting;
import io.slipstream.models.user.CopySetting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraderDeskITCase {

    private static final String LEADER = "DeskLeader1111111111111111111111111111111111";
    private static final String MINT = "DeskMint111111111111111111111111111111111111";
    private static long nextUser = 880_000;

    private final long user = ++nextUser;
    private PostgresTraderDesk desk;

    @BeforeEach
    void open() throws Exception {
        WalletTable wallets = WalletTable.connect(EmbeddedStack.jdbcUrl());
        desk =
                new PostgresTraderDesk(
                        EmbeddedStack.jdbcUrl(),
                        true,
                        new WalletRegistration(wallets, MasterKeys.parse(MasterKeys.generate())),
                        wallets);
        desk.register(user, user);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whoRegistersTwiceIsOneUserWithOneWallet() {
        Trader first = desk.byChat(user);
        assertThat(desk.register(user, user)).isEqualTo(first);
        assertThat(first.wallet()).isNotNull();
        assertThat(first.isActive()).isTrue();
        assertThat(desk.byUser(user)).isEqualTo(first);
        assertThatThrownBy(() -> desk.register(user + 5_000_000, user))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoLeavesIsHaltedAndComesBackButNotPastTheOperator() throws Exception {
        desk.retire(user);
        assertThat(desk.byChat(user).isActive()).isFalse();
        assertThat(desk.settings(user)).containsEntry("trading_state", "HALTED");
        assertThat(desk.register(user, user).isActive()).isTrue();
        assertThat(desk.settings(user)).containsEntry("trading_state", "ACTIVE");
        sql("UPDATE users SET status = 'BANNED' WHERE user_id = " + user);
        assertThat(desk.register(user, user).isActive()).isFalse();
    }

    @Test
    void depositThatIsHandledTwiceCountsOnce() {
        desk.deposit(user, 2_500_000_000L, user * 10);
        desk.deposit(user, 2_500_000_000L, user * 10);
        desk.deposit(user, 1, user * 10 + 1);
        assertThat(desk.funds(user).freeLamports()).isEqualTo(12_500_000_001L);
    }

    @Test
    void booksAreCountedByTheUsersDayWithFeesOfFailures() throws Exception {
        trade("a", "BUY", 100_000_000, 2_000, 5_000, 0, "now() - interval '2 minutes'");
        trade("b", "SELL", 150_000_000, 1_000, 5_000, 94_995_000, "now() - interval '1 minute'");
        trade("c", "SELL", 1, 1, 0, -7, "now() - interval '40 days'");
        order("d", "FAILED", 5_000);
        sql("UPDATE users SET time_zone = 'Asia/Tokyo' WHERE user_id = " + user);
        Result month = desk.result(user, 30, 0);
        assertThat(month.realizedLamports()).isEqualTo(94_990_000);
        assertThat(month.feesLamports()).isEqualTo(15_000);
        assertThat(month.buys()).isEqualTo(1);
        assertThat(month.wins()).isEqualTo(1);
        assertThat(month.byDay()).hasSize(30);
        assertThat(month.byDay().stream().mapToLong(Result.Day::realizedLamports).sum())
                .isEqualTo(94_995_000);
        assertThat(desk.result(user, 10, 30).realizedLamports()).isIn(-7L, 0L);
        assertThat(desk.result(user, 1, 50).byDay()).hasSize(1);
        assertThat(desk.funds(user).freeLamports())
                .isEqualTo(10_000_000_000L - 100_005_000 + 149_995_000 + 1 - 5_000);
        assertThat(desk.trades(user, 10).lines()).hasSize(4);
        assertThat(desk.price(MINT).isKnown()).isTrue();
        assertThat(desk.trending(50)).anyMatch(token -> token.mint().equals(MINT));
    }

    @Test
    void ordersAndRefusalsAreFoundByTheFirstLettersOfTheirIdsByTheirUserAlone() throws Exception {
        order("e", "FILLED", 5_000);
        sql(
                "INSERT INTO order_denials (order_id, user_id, signal_id, context, side, mint,"
                        + " reason, source, source_slot)"
                        + " VALUES ('%s', %d, 's', 'copy_trade', 'BUY', '%s', 'HALTED', '%s', 1)"
                                .formatted(id("f"), user, MINT, LEADER));
        assertThat(desk.orders(user, 10)).hasSize(2);
        OrderLine filled = desk.order(user, id("e").substring(0, 20));
        assertThat(filled.state()).isEqualTo("FILLED");
        assertThat(filled.inputAmount()).isEqualTo(100_000_000);
        assertThat(desk.order(user, id("f")).reason()).isEqualTo("HALTED");
        assertThat(desk.order(user + 1, id("e"))).isNull();
        assertThat(desk.order(user, "")).isNull();
        assertThat(desk.order(user, "%")).isNull();
    }

    @Test
    void anOfferIsTakenByOneCommandBeforeItsEndAndByItsUserAlone() throws Exception {
        offer("1", "now() + interval '1 minute'");
        offer("2", "now() - interval '1 second'");
        OfferLine line = desk.offer(user, id("1"));
        assertThat(line.lamports()).isEqualTo(50_000_000);
        assertThat(line.takenBy()).isZero();
        assertThat(desk.offer(user + 1, id("1"))).isNull();
        assertThat(desk.takeOffer(user + 1, id("1"), 7)).isFalse();
        assertThat(desk.takeOffer(user, id("1"), 8)).isTrue();
        assertThat(desk.takeOffer(user, id("1"), 8)).as("the same again").isTrue();
        assertThat(desk.takeOffer(user, id("1"), 9)).as("another").isFalse();
        assertThat(desk.offer(user, id("1")).takenBy()).isEqualTo(8);
        assertThat(desk.takeOffer(user, id("2"), 10)).as("expired").isFalse();
    }

    private void offer(String letter, String expires) throws Exception {
        sql(
                ("INSERT INTO offers (offer_id, user_id, mint, pool, lamports, verdict, confidence,"
                                + " model_version, reasons, slot, offered_at, expires_at) VALUES ('%s', %d,"
                                + " '%s', 'pool', 50000000, 'BUY', 0.7, 'v1', 'r', 1, now(), %s)")
                        .formatted(id(letter), user, MINT, expires));
    }

    @Test
    void copyingSetsWhatIsGivenAndKeepsTheRest() {
        Relation first =
                desk.copy(
                        user,
                        LEADER,
                        Map.of(
                                CopySetting.COPY_ENABLED, "true",
                                CopySetting.COPY_AMOUNT, "0.2",
                                CopySetting.MAX_OPEN_POSITIONS, "3",
                                CopySetting.SELL_MODE, "PNL",
                                CopySetting.COPY_SELLS, "false"));
        assertThat(first.values())
                .containsEntry("copy_amount_sol", "0.2")
                .containsEntry("max_open_copies", "3")
                .containsEntry("copy_sells", "false")
                .containsEntry("rebuy_percentage", "100");
        Relation second = desk.copy(user, LEADER, Map.of(CopySetting.REBUY_PERCENTAGE, "0"));
        assertThat(second.values())
                .containsEntry("copy_amount_sol", "0.2")
                .containsEntry("rebuy_percentage", "0");
        assertThat(desk.relations(user)).hasSize(1);
        assertThat(desk.uncopy(user, LEADER)).isTrue();
        assertThat(desk.uncopy(user, LEADER)).isFalse();
        assertThat(desk.relations(user)).isEmpty();
        Relation own =
                desk.copy(
                        user, desk.byUser(user).wallet(), Map.of(CopySetting.COPY_ENABLED, "true"));
        assertThat(own.refused()).isEqualTo("SELF_FOLLOW");
    }

    @Test
    void everySettingCanBeWrittenAtItsEnds() {
        for (AccountSetting setting : AccountSetting.values()) {
            for (String value :
                    setting.kind().isNumber()
                            ? List.of(
                                    setting.least().toPlainString(), setting.most().toPlainString())
                            : setting.offered()) {
                desk.set(user, setting, value);
                assertThat(desk.settings(user)).containsEntry(setting.column(), value);
            }
            if (setting.mayBeUnset()) {
                desk.set(user, setting, null);
                assertThat(desk.settings(user)).doesNotContainKey(setting.column());
            }
        }
        desk.set(user, CopySetting.NOTIFY_LEVEL, "TRADES");
        desk.tradingState(user, "REDUCING");
        assertThat(desk.settings(user))
                .containsEntry("notify_level", "TRADES")
                .containsEntry("trading_state", "REDUCING");
    }

    @Test
    void newerOfMarketAndOwnTradesIsThePriceAndAnOldPriceOfSolIsNone() throws Exception {
        String mint = MINT + "Priced";
        assertThat(desk.price(mint).isKnown()).isFalse();
        sql(
                "INSERT INTO token_prices VALUES ('%s', 30000000000, 1000000, 150250000, 7)"
                        .formatted(mint));
        assertThat(desk.price(mint).worth(1_000)).isEqualTo(30_000_000);
        assertThat(desk.solPrice().usdMicros()).isEqualTo(150_250_000);
        sql("UPDATE token_prices SET seen_at = now() - interval '11 minutes'");
        assertThat(desk.solPrice()).isEqualTo(SolPrice.UNKNOWN);
        sql("DELETE FROM token_prices");
    }

    @Test
    void withdrawalGoesOnlyWhereItsUserHasListedAndOnceForEachCommand() throws Exception {
        String address = "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM";
        assertThat(desk.withdraw(user, address, 5, 1)).isNull();
        desk.addDestination(user, address);
        assertThat(desk.withdraw(user, address, 5, 1)).isNull();
        sql("UPDATE withdrawal_addresses SET usable_at = now() WHERE user_id = " + user);
        WithdrawalLine made = desk.withdraw(user, address, 5, 1);
        assertThat(made.state()).isEqualTo("CONFIRMED");
        assertThat(desk.withdraw(user, address, 5, 1)).isEqualTo(made);
        assertThat(desk.withdrawals(user)).containsExactly(made);
        assertThat(desk.cancelWithdrawal(user + 1, made.id())).isFalse();
        assertThat(desk.cancelWithdrawal(user, made.id())).isTrue();
        assertThat(desk.cancelWithdrawal(user, made.id())).isFalse();
        assertThat(desk.removeDestination(user, address)).isTrue();
        assertThat(desk.destinations(user)).isEmpty();
    }

    @Test
    void leadersAndPointsComeFromWhatWasTraded() throws Exception {
        sql(
                "INSERT INTO leader_profiles VALUES ('%s', 'all', now(), 20, 12, 9, 5, 0, NULL, 1, 60, 3, 0, 0, 1, 2, 3, '', 'GOLD', 99.5)"
                        .formatted(LEADER + user));
        assertThat(desk.leader(LEADER + user).winRate()).isEqualTo(0.75);
        assertThat(desk.leaders("all", 500)).anyMatch(one -> one.address().equals(LEADER + user));
        assertThat(desk.rewards(5)).isNotNull();
        assertThat(desk.lead(user, true)).isTrue();
        assertThat(desk.lead(user, false)).isTrue();
        assertThat(desk.lead(user + 1_000_000, true)).isFalse();
    }

    @Test
    void opinionsAreThoseOfTheModelAndOfTheUsers() throws Exception {
        String mint = MINT + user;
        sql(
                "INSERT INTO snipe_runs VALUES ('%s', %d, '%s', 'p', 0.7, 71.5, 'v1', 'TAKEN', '[\"CONFIDENT\"]', '{\"buyers\": 3.5}', now(), NULL)"
                        .formatted(id("g"), user, mint));
        desk.rate(user, mint, 2);
        desk.rate(user, mint, 4);
        desk.flag(user, mint, "scam");
        TokenOpinion opinion = desk.opinion(mint);
        assertThat(opinion.confidence()).isEqualTo(71.5);
        assertThat(opinion.features()).containsEntry("buyers", 3.5);
        assertThat(opinion.meanRating()).isEqualTo(4);
        assertThat(opinion.flags()).isEqualTo(1);
        desk.flag(user, mint, null);
        assertThat(desk.opinion(mint).flags()).isZero();
        assertThat(desk.opinion("unheard of").modelVersion()).isNull();
        assertThat(desk.snipes(user, 5)).singleElement().matches(one -> one.taken());
    }

    @Test
    void operatorsSeeAndSwitch() {
        String before = desk.figures().tradingState();
        desk.systemState("REDUCING");
        assertThat(desk.figures().tradingState()).isEqualTo("REDUCING");
        desk.systemState(before);
        assertThat(desk.figures().users()).isPositive();
        assertThat(desk.models()).isNotNull();
    }

    @Test
    void whatAChatShowsNeverGoesBack() throws Exception {
        try (PostgresSentMessages sent = new PostgresSentMessages(EmbeddedStack.jdbcUrl())) {
            ChatMessage third = ChatMessage.notice("order" + user, user, 3, "fill", "x", 0);
            sent.note(17, List.of(third));
            sent.note(0, List.of(ChatMessage.notice("order" + user, user, 2, "fill", "x", 0)));
            assertThat(sent.find("order" + user)).isEqualTo(new Shown(17, 3));
            assertThat(sent.find("nothing")).isNull();
        }
    }

    private String id(String letter) {
        return letter.repeat(26) + user;
    }

    private void trade(
            String letter, String side, long sol, long units, long fee, long pnl, String at)
            throws SQLException {
        sql(
                "INSERT INTO trades VALUES ('%s', %d, 's', 'paper', '%s', '%s', %d, %d, %d, %d, 1, %s)"
                        .formatted(id(letter), user, MINT, side, sol, units, fee, pnl, at));
    }

    private void order(String letter, String state, long fee) throws SQLException {
        sql(
                ("INSERT INTO orders (order_id, user_id, signal_id, context, source, source_slot,"
                                + " source_position, block_time, received_at, side, mint, input_mint,"
                                + " output_mint, input_amount, output_amount, fee_lamports, slippage_bps,"
                                + " reference_sol, reference_units, land_slot, fill_slot, filled_at, state,"
                                + " attempt, version, booked_at) VALUES ('%s', %d, 's', 'copy_trade', '%s', 1,"
                                + " 0, 1, 1, 'BUY', '%s', 'a', 'b', 100000000, 5, %d, 1, 0, 0, 1, 1, 1, '%s',"
                                + " 1, 3, now())")
                        .formatted(id(letter), user, LEADER, MINT, fee, state));
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                Statement run = connection.createStatement()) {
            run.executeUpdate(statement);
        }
    }

    private static String jdbcUrl() {
        try {
            return EmbeddedStack.jdbcUrl();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
