package io.slipstream.connectors.desk;

import io.slipstream.models.user.AccountSetting;
import io.slipstream.models.user.CopySetting;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Table {@code user_settings}. */
final class Preferences {
    private final Database database;

    Preferences(Database database) {
        this.database = database;
    }

    Map<String, String> of(long userId) {
        Map<String, String> found =
                database.first(
                        Columns::of, "SELECT * FROM user_settings WHERE user_id = ?", userId);
        return found == null ? Map.of() : found;
    }

    void set(long userId, AccountSetting setting, @Nullable String value) {
        write(userId, setting.column(), Columns.placeholder(setting.kind()), value);
    }

    void set(long userId, CopySetting setting, String value) {
        if (!setting.table().equals("user_settings")) {
            throw new IllegalArgumentException("expected a setting of a user, was " + setting);
        }
        write(userId, setting.column(), Columns.placeholder(setting.kind()), value);
    }

    void tradingState(long userId, String state) {
        write(userId, "trading_state", "?", state);
    }

    /**
     * @param column one of ours, never what somebody typed
     */
    private void write(long userId, String column, String placeholder, @Nullable String value) {
        database.update(
                "INSERT INTO user_settings (user_id, %s) VALUES (?, %s) ON CONFLICT (user_id) DO UPDATE SET %s = excluded.%s"
                        .formatted(column, placeholder, column, column),
                userId,
                value);
    }
}
