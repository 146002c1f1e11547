package io.slipstream.connectors.desk;

import io.slipstream.models.user.SettingKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Columns of settings, whatever their types. */
final class Columns {
    private Columns() {}

    /** Column → value as text, without those that are NULL. */
    static Map<String, String> of(ResultSet row) throws SQLException {
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String value = row.getString(i);
            if (value != null) {
                String column = row.getMetaData().getColumnLabel(i);
                values.put(column, plain(value, row.getMetaData().getColumnTypeName(i)));
            }
        }
        return values;
    }

    private static String plain(String value, String type) {
        return switch (type) {
            case "bool" -> value.equals("t") ? "true" : "false";
            case "numeric" -> {
                java.math.BigDecimal number = new java.math.BigDecimal(value).stripTrailingZeros();
                yield number.toPlainString();
            }
            default -> value;
        };
    }

    /** Where a value of this kind goes, handed over as text. */
    static String placeholder(SettingKind kind) {
        return switch (kind) {
            case SOL, PERCENT, FACTOR -> "?::numeric";
            case COUNT, SECONDS -> "?::numeric::integer";
            case FLAG -> "?::boolean";
            case WORD -> "?";
        };
    }
}
