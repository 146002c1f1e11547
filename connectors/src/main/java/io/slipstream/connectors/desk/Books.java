package io.slipstream.connectors.desk;

import io.slipstream.models.chat.Holding;
import io.slipstream.models.chat.OrderLine;
import io.slipstream.models.chat.Result;
import io.slipstream.models.chat.SeenPrice;
import io.slipstream.models.chat.SolPrice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was traded, and what it came to. */
final class Books {
    private static final String ORDERS =
            """
            SELECT * FROM (
                SELECT o.order_id, o.user_id, o.side, o.mint, o.context, o.trigger, o.source, o.state, o.reason,
                       o.input_amount, o.output_amount, o.fee_lamports, o.slippage_bps, o.signature,
                       o.source_signature, o.created_at, coalesce(t.realized_pnl_lamports, 0) AS pnl,
                       o.model_version, o.score_reasons
                FROM orders o LEFT JOIN trades t USING (order_id) WHERE o.user_id = ?
                UNION ALL
                SELECT order_id, user_id, side, mint, context, NULL, source, 'DENIED', reason,
                       0, 0, 0, 0, NULL, NULL, created_at, 0, NULL, NULL
                FROM order_denials WHERE user_id = ?) AS outcomes\s""";

    private static final String PRICE =
            """
            SELECT * FROM (
                (SELECT sol_lamports, token_units, executed_at AS at FROM trades
                 WHERE mint = ? AND token_units > 0 ORDER BY executed_at DESC LIMIT 1)
                UNION ALL
                SELECT lamports, token_units, seen_at FROM token_prices WHERE mint = ?) AS seen
            ORDER BY at DESC LIMIT 1""";

    private static final String SOL_PRICE =
            """
            SELECT sol_usd_micros, seen_at FROM token_prices
            WHERE sol_usd_micros IS NOT NULL AND seen_at > now() - interval '10 minutes'
            ORDER BY seen_at DESC LIMIT 1""";

    /** The days asked for, by the user's clock: from when, until when, which. */
    private static final String SPAN =
            """
            WITH span AS (
                SELECT today - make_interval(days => ago + days - 1) AS first, today - make_interval(days => ago) AS last,
                       zone
                FROM (SELECT date_trunc('day', now() AT TIME ZONE z) AS today, z AS zone, d AS days, a AS ago
                      FROM (VALUES (?::text, ?::integer, ?::integer)) AS given (z, d, a)) AS asked),
            bounds AS (SELECT first AT TIME ZONE zone AS since, (last + interval '1 day') AT TIME ZONE zone AS until,
                              zone, first, last FROM span)
            """;

    private static final String TOTALS =
            SPAN
                    + """
            SELECT coalesce(sum(realized_pnl_lamports), 0) AS realized,
                   coalesce(sum(fee_lamports), 0) AS fees,
                   count(*) FILTER (WHERE side = 'BUY') AS buys,
                   count(*) FILTER (WHERE side = 'SELL') AS sells,
                   count(*) FILTER (WHERE side = 'SELL' AND realized_pnl_lamports > 0) AS wins
            FROM trades, bounds WHERE user_id = ? AND executed_at >= since AND executed_at < until""";

    private static final String FAILURE_FEES =
            SPAN
                    + """
            SELECT coalesce(sum(fee_lamports), 0) AS fees FROM orders, bounds
            WHERE user_id = ? AND state = 'FAILED' AND updated_at >= since AND updated_at < until""";

    private static final String DAYS =
            SPAN
                    + """
            SELECT to_char(day, 'YYYY-MM-DD') AS date, coalesce(sum(t.realized_pnl_lamports), 0) AS realized
            FROM bounds CROSS JOIN generate_series(first, last, interval '1 day') AS day
            LEFT JOIN trades t ON t.user_id = ? AND date_trunc('day', t.executed_at AT TIME ZONE zone) = day
            GROUP BY day ORDER BY day""";

    private static final String CSV =
            """
            SELECT concat_ws(',', order_id, to_char(executed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                   venue, side, mint, sol_lamports, token_units, fee_lamports, realized_pnl_lamports) AS line
            FROM trades WHERE user_id = ? ORDER BY executed_at DESC, order_id LIMIT ?""";

    private final Database database;

    Books(Database database) {
        this.database = database;
    }

    List<Holding> holdings(long userId) {
        return database.all(
                row ->
                        new Holding(
                                row.getString("mint"),
                                Database.units(row, "token_units"),
                                Database.units(row, "cost_lamports"),
                                Database.millis(row, "opened_at"),
                                price(row.getString("mint"))),
                "SELECT * FROM positions WHERE user_id = ? ORDER BY opened_at DESC",
                userId);
    }

    SeenPrice price(String mint) {
        SeenPrice seen =
                database.first(
                        row ->
                                new SeenPrice(
                                        Database.units(row, "sol_lamports"),
                                        Database.units(row, "token_units"),
                                        Database.millis(row, "at")),
                        PRICE,
                        mint,
                        mint);
        return seen == null ? SeenPrice.UNKNOWN : seen;
    }

    SolPrice solPrice() {
        SolPrice seen =
                database.first(
                        row ->
                                new SolPrice(
                                        row.getLong("sol_usd_micros"),
                                        Database.millis(row, "seen_at")),
                        SOL_PRICE);
        return seen == null ? SolPrice.UNKNOWN : seen;
    }

    List<OrderLine> orders(long userId, int most) {
        return database.all(
                Books::order, ORDERS + "ORDER BY created_at DESC LIMIT ?", userId, userId, most);
    }

    @Nullable OrderLine order(long userId, String idPrefix) {
        List<OrderLine> found =
                database.all(
                        Books::order,
                        ORDERS + "WHERE starts_with(order_id, ?) LIMIT 2",
                        userId,
                        userId,
                        idPrefix);
        return found.size() == 1 ? found.get(0) : null;
    }

    private static OrderLine order(ResultSet row) throws SQLException {
        return new OrderLine(
                row.getString("order_id"),
                row.getString("side"),
                row.getString("mint"),
                row.getString("context"),
                row.getString("trigger"),
                row.getString("source"),
                row.getString("state"),
                row.getString("reason"),
                Database.units(row, "input_amount"),
                Database.units(row, "output_amount"),
                row.getLong("fee_lamports"),
                row.getInt("slippage_bps"),
                row.getString("signature"),
                row.getString("source_signature"),
                Database.millis(row, "created_at"),
                row.getLong("pnl"),
                row.getString("model_version"),
                row.getString("score_reasons"));
    }

    /** So many days of a time zone, of which the last lies so many days back. */
    Result result(long userId, int days, int daysAgo, String zone) {
        List<Result.Day> byDay =
                database.all(
                        row ->
                                new Result.Day(
                                        row.getString("date"), Database.units(row, "realized")),
                        DAYS,
                        zone,
                        days,
                        daysAgo,
                        userId);
        long failures =
                database.one(
                        row -> Database.units(row, "fees"),
                        FAILURE_FEES,
                        zone,
                        days,
                        daysAgo,
                        userId);
        return database.one(
                row ->
                        new Result(
                                Database.units(row, "realized") - failures,
                                Database.units(row, "fees") + failures,
                                row.getLong("buys"),
                                row.getLong("sells"),
                                row.getLong("wins"),
                                byDay),
                TOTALS,
                zone,
                days,
                daysAgo,
                userId);
    }

    String csv(long userId, int most) {
        return "order_id,executed_at,venue,side,mint,sol_lamports,token_units,fee_lamports,"
                + "realized_pnl_lamports\n"
                + String.join("\n", database.all(row -> row.getString("line"), CSV, userId, most));
    }
}
