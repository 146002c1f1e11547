package io.slipstream.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.connectors.EmbeddedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerVenueITCase {

    @AfterEach
    void forget() throws Exception {
        try (Connection connection = DriverManager.getConnection(EmbeddedStack.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM ledger_venue");
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
}
