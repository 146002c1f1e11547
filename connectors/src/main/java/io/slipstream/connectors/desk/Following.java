package io.slipstream.connectors.desk;

import io.slipstream.models.chat.LeaderLine;
import io.slipstream.models.chat.Relation;
import io.slipstream.models.chat.Reward;
import io.slipstream.models.user.CopySetting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leaders, and who follows them. */
final class Following {
    /** Of what followers gained, for one point. */
    private static final long LAMPORTS_PER_POINT = 10_000_000;

    private static final String LEADERS =
            """
            SELECT l.*, w.label FROM leaderboard l LEFT JOIN tracked_wallets w ON w.address = l.address
            WHERE l."window" = ?\s""";

    private static final String RELATIONS =
            """
            SELECT r.*, w.label, coalesce(c.pnl_lamports, 0) AS pnl
            FROM copy_relations r
            LEFT JOIN tracked_wallets w ON w.address = r.leader_address
            LEFT JOIN copier_results c ON c.leader = r.leader_address AND c.user_id = r.user_id
            WHERE r.user_id = ? AND r.copy_enabled\s""";

    private static final String REWARDS =
            """
            SELECT leader, count(DISTINCT user_id) AS followers, sum(profit_lamports) AS profit
            FROM copier_results GROUP BY leader HAVING sum(profit_lamports) > 0
            ORDER BY profit DESC, leader LIMIT ?""";

    private final Database database;

    Following(Database database) {
        this.database = database;
    }

    List<LeaderLine> leaders(String window, int most) {
        return database.all(
                Following::leader, LEADERS + "ORDER BY l.place, l.address LIMIT ?", window, most);
    }

    @Nullable LeaderLine leader(String address) {
        return database.first(Following::leader, LEADERS + "AND l.address = ?", "all", address);
    }

    private static LeaderLine leader(ResultSet row) throws SQLException {
        long closed = row.getLong("closed");
        return new LeaderLine(
                row.getLong("place"),
                row.getString("address"),
                row.getString("label"),
                row.getString("tier"),
                row.getDouble("score"),
                row.getLong("trades"),
                closed == 0 ? 0 : (double) row.getLong("wins") / closed,
                row.getLong("realized_lamports"),
                row.getLong("followed_2s_lamports"),
                row.getLong("drawdown_lamports"),
                row.getLong("median_hold_seconds"),
                row.getLong("followers"),
                Database.units(row, "copiers_pnl_lamports"),
                Database.text(row, "flags"));
    }

    List<Relation> relations(long userId) {
        return database.all(Following::relation, RELATIONS + "ORDER BY r.leader_address", userId);
    }

    private static Relation relation(ResultSet row) throws SQLException {
        return new Relation(
                row.getString("leader_address"),
                row.getString("label"),
                row.getString("refused"),
                Columns.of(row),
                Database.units(row, "pnl"));
    }

    Relation copy(long userId, String leader, Map<CopySetting, String> terms) {
        List<String> columns = new ArrayList<>(List.of("user_id", "leader_address"));
        List<String> places = new ArrayList<>(List.of("?", "?"));
        List<String> updates = new ArrayList<>();
        List<Object> values = new ArrayList<>(List.of(userId, leader));
        terms.forEach(
                (setting, value) -> {
                    columns.add(setting.column());
                    places.add(Columns.placeholder(setting.kind()));
                    updates.add(setting.column() + " = excluded." + setting.column());
                    values.add(value);
                });
        database.update(
                "INSERT INTO copy_relations ("
                        + String.join(", ", columns)
                        + ") VALUES ("
                        + String.join(", ", places)
                        + ") ON CONFLICT (user_id, leader_address) DO "
                        + (updates.isEmpty()
                                ? "NOTHING"
                                : "UPDATE SET " + String.join(", ", updates)),
                values.toArray());
        return database.one(
                Following::relation, RELATIONS + "AND r.leader_address = ?", userId, leader);
    }

    boolean uncopy(long userId, String leader) {
        return database.update(
                        "UPDATE copy_relations SET copy_enabled = false"
                                + " WHERE user_id = ? AND leader_address = ? AND copy_enabled",
                        userId,
                        leader)
                > 0;
    }

    List<Reward> rewards(int most) {
        return database.all(
                row ->
                        new Reward(
                                row.getString("leader"),
                                row.getLong("followers"),
                                Database.units(row, "profit"),
                                Database.units(row, "profit") / LAMPORTS_PER_POINT),
                REWARDS,
                most);
    }

    boolean lead(long userId, boolean on) {
        String sql =
                on
                        ? """
                        INSERT INTO tracked_wallets (address, user_id, is_trader)
                        SELECT public_key, user_id, true FROM user_wallets WHERE user_id = ?
                        ON CONFLICT (address) DO UPDATE SET user_id = excluded.user_id, is_trader = true"""
                        : """
                        UPDATE tracked_wallets t SET user_id = NULL, is_trader = false
                        FROM user_wallets w WHERE w.user_id = ? AND t.address = w.public_key""";
        boolean has =
                database.first(row -> true, "SELECT 1 FROM user_wallets WHERE user_id = ?", userId)
                        != null;
        database.update(sql, userId);
        return has;
    }
}
