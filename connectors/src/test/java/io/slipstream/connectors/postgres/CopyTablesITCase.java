package io.slipstream.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.EmbeddedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database itself does: circles of relations, who followed whom, what a rating weighs. */
class CopyTablesITCase {
    private Connection connection;

    @BeforeEach
    void open() throws Exception {
        connection = DriverManager.getConnection(EmbeddedStack.jdbcUrl());
        clear();
        sql(
                "INSERT INTO tracked_wallets (address, user_id) VALUES"
                        + " ('W1', 1), ('W2', 2), ('W3', 3), ('stranger', NULL)");
    }

    @AfterEach
    void close() throws Exception {
        clear();
        connection.close();
    }

    @Test
    void nobodyFollowsHimself() throws Exception {
        follow(1, "W1");
        follow(1, "stranger");

        assertThat(refusals()).containsExactly("1 W1 SELF_FOLLOW", "1 stranger null");
    }

    @Test
    void theRelationThatClosesACircleIsRefusedAndStandsOnceTheCircleIsOpen() throws Exception {
        follow(1, "W2");
        follow(2, "W3");
        follow(3, "W1");
        assertThat(refusals()).containsExactly("1 W2 null", "2 W3 null", "3 W1 RELATION_CYCLE");

        sql("DELETE FROM copy_relations WHERE user_id = 2");
        assertThat(refusals()).containsExactly("1 W2 null", "3 W1 null");

        follow(2, "W3");
        assertThat(refusals()).containsExactly("1 W2 null", "2 W3 RELATION_CYCLE", "3 W1 null");
    }

    @Test
    void aCircleInOneStatementIsSeenToo() throws Exception {
        sql(
                "INSERT INTO copy_relations (user_id, leader_address) VALUES"
                        + " (1, 'W2'), (2, 'W1')");

        assertThat(refusals()).containsExactly("1 W2 null", "2 W1 RELATION_CYCLE");
    }

    @Test
    void aWalletThatGetsAnOwnerOrLosesHimIsJudgedAgain() throws Exception {
        follow(5, "stranger");
        assertThat(refusals()).containsExactly("5 stranger null");

        sql("UPDATE tracked_wallets SET user_id = 5 WHERE address = 'stranger'");
        assertThat(refusals()).containsExactly("5 stranger SELF_FOLLOW");

        sql("UPDATE tracked_wallets SET user_id = NULL WHERE address = 'stranger'");
        assertThat(refusals()).containsExactly("5 stranger null");
    }

    @Test
    void peopleCannotSetTheRefusal() throws Exception {
        follow(1, "W1");
        sql("UPDATE copy_relations SET refused = NULL");
        assertThat(refusals()).containsExactly("1 W1 SELF_FOLLOW");
    }

    @Test
    void remembersWhoHasFollowed() throws Exception {
        follow(1, "stranger");
        follow(2, "stranger");
        sql("UPDATE copy_relations SET copy_enabled = false WHERE user_id = 1");
        sql(
                "INSERT INTO leader_profiles VALUES ('stranger', 'all', now(), 1, 1, 1, 1, 1, NULL,"
                        + " 0, 0, 1, 0, 0, 0, 0, 0, '', 'S', 50)");

        assertThat(list("SELECT followers || ' ' || retention FROM leaderboard_all"))
                .containsExactly("1 0.500");

        sql("UPDATE copy_relations SET copy_enabled = true WHERE user_id = 1");
        assertThat(list("SELECT followers || ' ' || retention FROM leaderboard_all"))
                .containsExactly("2 1.000");
    }

    @Test
    void aRatingCountsByTheReputationThatItsUserHasWhenHeRates() throws Exception {
        sql("UPDATE tracked_wallets SET reputation_score = 75 WHERE address = 'W1'");
        sql("INSERT INTO token_ratings (user_id, mint, rating) VALUES (1, 'm', 5)");
        sql("INSERT INTO token_ratings (user_id, mint, flag, weight) VALUES (9, 'm', 'SCAM', 1)");
        sql("UPDATE tracked_wallets SET reputation_score = 0 WHERE address = 'W1'");
        assertThat(list("SELECT user_id || ' ' || round(weight, 3) FROM token_ratings ORDER BY 1"))
                .containsExactly("1 0.800", "9 0.200");
    }

    @Test
    void fairnessIsOneWhereAllHaveWaitedAlike() throws Exception {
        order("a", 1, "t1", 1, 100);
        order("b", 2, "t1", 2, 110);
        order("c", 2, "t2", 1, 100);
        order("d", 1, "t2", 2, 110);
        order("e", 7, "alone", 1, 100);

        assertThat(
                        list(
                                "SELECT user_id || ' ' || trades || ' ' || mean_place || ' ' ||"
                                        + " fairness FROM copy_fairness ORDER BY user_id"))
                .containsExactly("1 2 0.5000 1.0000", "2 2 0.5000 1.0000");
    }

    private void order(String id, long user, String trade, int second, long paid)
            throws SQLException {
        sql(
                ("INSERT INTO orders (order_id, user_id, signal_id, context, source,"
                                + " source_signature, source_slot, source_position, block_time,"
                                + " received_at, side, mint, input_mint, output_mint, input_amount,"
                                + " output_amount, fee_lamports, slippage_bps, reference_sol,"
                                + " reference_units, land_slot, fill_slot, filled_at, state, attempt,"
                                + " version, created_at) VALUES ('%s', %d, '%s', 'copy_trade', 'L',"
                                + " '%s', 1, 0, 0, 0, 'BUY', 'M', 'S', 'M', %d, 10, 0, 0, 0, 0, 3, 3,"
                                + " 0, 'FILLED', 1, 1, to_timestamp(%d))")
                        .formatted(id, user, id, trade, paid, second));
    }

    private void follow(long user, String leader) throws SQLException {
        sql(
                "INSERT INTO copy_relations (user_id, leader_address) VALUES (%d, '%s')"
                        .formatted(user, leader));
    }

    private List<String> refusals() throws SQLException {
        return list(
                "SELECT user_id || ' ' || leader_address || ' ' || coalesce(refused, 'null')"
                        + " FROM copy_relations ORDER BY 1");
    }

    private void clear() throws SQLException {
        for (String table :
                List.of(
                        "copy_relations",
                        "token_ratings",
                        "tracked_wallets",
                        "follow_history",
                        "leader_profiles",
                        "orders")) {
            sql("DELETE FROM " + table);
        }
    }

    private void sql(String statement) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    private List<String> list(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement one = connection.createStatement();
                ResultSet rows = one.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
