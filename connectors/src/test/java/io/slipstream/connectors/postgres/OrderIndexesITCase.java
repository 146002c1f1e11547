package io.slipstream.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.EmbeddedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderIndexesITCase {

    /** Else each step would be written into every index, and not into the row alone. */
    @Test
    void noIndexHoldsWhatMovesWithAnOrder() throws Exception {
        String indexed =
                """
                SELECT DISTINCT column_name FROM pg_index
                JOIN information_schema.columns ON table_name = 'orders'
                    AND pg_get_indexdef(indexrelid) ~ ('\\m' || column_name || '\\M')
                WHERE indrelid = 'orders'::regclass""";
        List<String> columns = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(EmbeddedStack.jdbcUrl());
                ResultSet rows = connection.createStatement().executeQuery(indexed)) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }

        assertThat(columns)
                .containsExactlyInAnyOrder(
                        "order_id", "user_id", "created_at", "signal_id", "booked_at");
    }
}
