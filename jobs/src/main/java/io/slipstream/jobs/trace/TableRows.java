package io.slipstream.jobs.trace;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of the tables as text by column. */
record TableRows(Connection connection) {

    /** One row; columns that are NULL are not in it. */
    record Row(Map<String, String> values) {

        @Nullable String get(String column) {
            return values.get(column);
        }

        /** Empty if it is NULL. */
        String text(String column) {
            return values.getOrDefault(column, "");
        }

        /** 0 if it is NULL. */
        long number(String column) {
            return Long.parseLong(values.getOrDefault(column, "0"));
        }
    }

    List<Row> find(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<Row> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                return found;
            }
        }
    }

    Optional<Row> first(String sql, Object... values) throws SQLException {
        return find(sql, values).stream().findFirst();
    }

    private static Row row(ResultSet rows) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            String value = rows.getString(column);
            if (value != null) {
                values.put(rows.getMetaData().getColumnLabel(column), value);
            }
        }
        return new Row(values);
    }
}
