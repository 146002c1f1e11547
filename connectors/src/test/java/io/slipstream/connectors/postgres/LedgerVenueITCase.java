package io.slipstream.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.connectors.EmbeddedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerVenueITCase {

    @AfterEach
    void forget() throws Exception {
        try (Connection connection = DriverManager.getConnection(EmbeddedStack.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "DELETE FROM ledger_venue; DELETE FROM user_settings WHERE user_id IN (2801, 2802)");
        }
    }

    @Test
    void aDatabaseBelongsToTheVenueThatTookItFirst() throws Exception {
        LedgerVenue.claim(EmbeddedStack.jdbcUrl(), "paper");
        assertThatCode(() -> LedgerVenue.claim(EmbeddedStack.jdbcUrl(), "paper"))
                .doesNotThrowAnyException();

        assertThatThrownBy(() -> LedgerVenue.claim(EmbeddedStack.jdbcUrl(), "jupiter"))
                .hasMessage(
                        "expected another database for --venue jupiter, was one of venue paper");
    }

    @Test
    void whoIsLeftToSellOnlyWasTradingBefore() throws Exception {
        try (Connection connection = DriverManager.getConnection(EmbeddedStack.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO user_settings (user_id, trading_state) VALUES (2801, 'ACTIVE'), (2802, 'HALTED')");
            LedgerVenue.sellsOnly(EmbeddedStack.jdbcUrl(), 2801);
            LedgerVenue.sellsOnly(EmbeddedStack.jdbcUrl(), 2802);

            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT string_agg(trading_state, ' ' ORDER BY user_id) FROM user_settings"
                                    + " WHERE user_id IN (2801, 2802)")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("REDUCING HALTED");
            }
        }
    }
}
