package io.slipstream.connectors.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.connectors.EmbeddedStack;
import io.slipstream.connectors.withdrawal.Withdrawal.State;
import io.slipstream.connectors.withdrawal.WithdrawalDesk.Requested;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.unit.Base58;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By the database's clock, which the tests turn by moving what the rows say. */
class WithdrawalDeskITCase {
    private static final long USER = 9_001;
    private static final String ADDRESS = address();
    private static final WithdrawalRules RULES = WithdrawalRules.standard();

    private WithdrawalDesk desk;
    private WithdrawalTable table;

    @BeforeEach
    void user() throws Exception {
        desk = new WithdrawalDesk(EmbeddedStack.jdbcUrl(), RULES);
        table = new WithdrawalTable(EmbeddedStack.jdbcUrl());
        execute("INSERT INTO users (user_id, status) VALUES (" + USER + ", 'ACTIVE')");
    }

    @AfterEach
    void clear() throws Exception {
        execute(
                "DELETE FROM withdrawals; DELETE FROM withdrawal_addresses; DELETE FROM users WHERE user_id = "
                        + USER);
    }

    @Test
    void anAddressHasToBeListedADayBeforeItIsUsed() throws Exception {
        assertThatThrownBy(() -> desk.request(USER, ADDRESS, 5, "a"))
                .hasMessageContaining("listed for 24 hours");
        desk.list(USER, ADDRESS);
        assertThatThrownBy(() -> desk.request(USER, ADDRESS, 5, "b"))
                .hasMessageContaining("listed for 24 hours");
        pass(Duration.ofHours(24));

        desk.request(USER, ADDRESS, 5, "c");
        desk.list(USER, ADDRESS); // listing it again begins no new wait
        desk.request(USER, ADDRESS, 5, "d");

        assertThat(desk.of(USER)).extracting(Withdrawal::state).containsOnly(State.REQUESTED);
        assertThat(table.due()).isEmpty();
    }

    @Test
    void anAddressOfSomebodyElseIsNoAddressOfTheUser() throws Exception {
        execute("INSERT INTO users (user_id, status) VALUES (9002, 'ACTIVE')");
        try {
            desk.list(9_002, ADDRESS);
            pass(Duration.ofHours(25));
            assertThatThrownBy(() -> desk.request(USER, ADDRESS, 5, "a"))
                    .hasMessageContaining("listed");
        } finally {
            execute("DELETE FROM withdrawal_addresses; DELETE FROM users WHERE user_id = 9002");
        }
    }

    @Test
    void itIsDueAnHourAfterItsCodeWasSaid() throws Exception {
        Requested request = requested();
        desk.confirm(USER, request.id(), request.code());
        assertThat(table.due()).isEmpty();
        pass(Duration.ofMinutes(59));
        assertThat(table.due()).isEmpty();
        pass(Duration.ofMinutes(1));

        assertThat(table.due()).extracting(Withdrawal::id).containsExactly(request.id());
        assertThat(table.store(request.id(), signed("first"))).isTrue();
        assertThat(table.store(request.id(), signed("second"))).isFalse();
        assertThat(table.signed())
                .extracting(one -> one.signed().signature())
                .containsExactly("first");
        assertThatThrownBy(() -> desk.cancel(USER, request.id()))
                .hasMessageContaining("not signed yet");
    }

    @Test
    void wrongCodesAndOldOnesConfirmNothing() throws Exception {
        Requested request = requested();
        String wrong = request.code().equals("000000") ? "000001" : "000000";
        for (int i = 0; i < RULES.wrongCodes(); i++) {
            assertThatThrownBy(() -> desk.confirm(USER, request.id(), wrong))
                    .hasMessageContaining("expected the code");
        }
        assertThatThrownBy(() -> desk.confirm(USER, request.id(), request.code()))
                .hasMessageContaining("expected the code");
        assertThat(desk.of(USER).get(0))
                .extracting(Withdrawal::state, Withdrawal::reason)
                .containsExactly(State.CANCELLED, "WRONG_CODES");

        Requested late = desk.request(USER, ADDRESS, 5, "late");
        pass(RULES.codeValid());
        assertThatThrownBy(() -> desk.confirm(USER, late.id(), late.code()))
                .hasMessageContaining("expected the code");
    }

    @Test
    void whatIsCancelledOrUnlistedOrOfAStoppedUserIsNeverSigned() throws Exception {
        Requested cancelled = confirmed("a");
        Requested unlisted = confirmed("b");
        pass(RULES.delay());
        assertThat(table.due()).hasSize(2);

        desk.cancel(USER, cancelled.id());
        assertThat(table.store(cancelled.id(), signed("x"))).isFalse();
        execute("UPDATE users SET status = 'SUSPENDED' WHERE user_id = " + USER);
        assertThat(table.store(unlisted.id(), signed("y"))).isFalse();
        execute("UPDATE users SET status = 'ACTIVE' WHERE user_id = " + USER);
        desk.unlist(USER, ADDRESS);
        assertThat(table.store(unlisted.id(), signed("z"))).isFalse();
        assertThat(table.due()).isEmpty();
    }

    @Test
    void whatIsConfirmedBeforeItsUsersEyesNeedsNoCodeAndWaitsAllTheSame() throws Exception {
        desk.list(USER, ADDRESS);
        assertThat(desk.order(USER, ADDRESS, 5, "77")).isNull();
        pass(Duration.ofHours(24));
        String id = desk.order(USER, ADDRESS, 5, "77");
        assertThat(desk.order(USER, ADDRESS, 5, "77")).isEqualTo(id);
        assertThat(desk.order(USER, ADDRESS, 6, "77")).isNull();
        assertThat(desk.of(USER)).singleElement().extracting(Withdrawal::lamports).isEqualTo(5L);
        pass(Duration.ofMinutes(59));
        assertThat(table.due()).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(table.due()).extracting(Withdrawal::id).containsExactly(id);
        desk.cancel(USER, String.valueOf(id));
        assertThat(desk.order(USER, ADDRESS, 5, "77")).isEqualTo(id);
        assertThat(table.due()).isEmpty();
    }

    @Test
    void theSameRequestTwiceIsOneWithdrawal() throws Exception {
        requested();
        assertThatThrownBy(() -> desk.request(USER, ADDRESS, 5, "request"))
                .hasMessageContaining("a new request");
        assertThat(desk.of(USER)).hasSize(1);
    }

    @Test
    void theCodeIsNotStored() throws Exception {
        Requested request = requested();
        try (Connection connection = DriverManager.getConnection(EmbeddedStack.jdbcUrl());
                Statement statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT count(*) FROM withdrawals w WHERE w::text LIKE '%,"
                                        + request.code()
                                        + ",%'")) {
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
    }

    private Requested requested() throws Exception {
        desk.list(USER, ADDRESS);
        pass(RULES.addressWait());
        return desk.request(USER, ADDRESS, 5, "request");
    }

    private Requested confirmed(String request) throws Exception {
        desk.list(USER, ADDRESS);
        pass(RULES.addressWait());
        Requested made = desk.request(USER, ADDRESS, 5, request);
        desk.confirm(USER, made.id(), made.code());
        return made;
    }

    /** As if so much time had gone by. */
    private static void pass(Duration time) throws Exception {
        String ago = " - interval '" + time.toSeconds() + " seconds'";
        execute(
                "UPDATE withdrawal_addresses SET usable_at = usable_at"
                        + ago
                        + "; UPDATE withdrawals SET requested_at = requested_at"
                        + ago
                        + ", due_at = due_at"
                        + ago);
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(EmbeddedStack.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static SignedTransaction signed(String signature) {
        return new SignedTransaction(signature, new byte[] {1}, 10, 5);
    }

    private static String address() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 5);
        return Base58.encode(bytes);
    }
}
