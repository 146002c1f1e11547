package io.slipstream.jobs.acceptance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A user of a test: what stands in users, user_settings and copy_relations for him. Null is SQL's
 * NULL; a user or settings that are null have no row.
 */
record Follower(long id, User user, Settings settings, List<Relation> relations) {

    record User(String status, String timeZone) {}

    /**
     * Amounts in SOL.
     *
     * @param stopPercent null: no stop loss; likewise the take profit
     */
    record Settings(
            BigDecimal maxTradeSol,
            BigDecimal dailyLossSol,
            BigDecimal slippagePercent,
            String tradingState,
            BigDecimal balanceSol,
            boolean snipes,
            BigDecimal maxOpen,
            BigDecimal exposureSol,
            BigDecimal stopPercent,
            BigDecimal takePercent) {}

    /**
     * @param amount SOL for FIXED, the ratio for RATIO
     * @param capSol most SOL of one copy
     * @param startedAt epoch seconds
     * @param terms other columns of the relation and their values
     */
    record Relation(
            String leader,
            boolean enabled,
            String mode,
            BigDecimal amount,
            BigDecimal capSol,
            boolean copySells,
            Long startedAt,
            Map<String, String> terms) {

        Relation(
                String leader,
                boolean enabled,
                String mode,
                BigDecimal amount,
                BigDecimal capSol,
                boolean copySells,
                Long startedAt) {
            this(leader, enabled, mode, amount, capSol, copySells, startedAt, Map.of());
        }

        /** A copy of so many SOL each time, and other columns. */
        static Relation fixed(String leader, String amount, Map<String, String> terms) {
            return new Relation(leader, true, "FIXED", decimal(amount), null, true, null, terms);
        }
    }

    static User activeIn(String zone) {
        return new User("ACTIVE", zone);
    }

    static Settings settings(String maxTrade, String dailyLoss, String slippage, String balance) {
        return new Settings(
                decimal(maxTrade),
                decimal(dailyLoss),
                decimal(slippage),
                "ACTIVE",
                decimal(balance),
                false,
                decimal("1000"),
                decimal("100000"),
                null,
                null);
    }

    static BigDecimal decimal(String number) {
        return number == null ? null : new BigDecimal(number);
    }

    Follower in(String tradingState) {
        return with(
                new Settings(
                        settings.maxTradeSol,
                        settings.dailyLossSol,
                        settings.slippagePercent,
                        tradingState,
                        settings.balanceSol,
                        settings.snipes,
                        settings.maxOpen,
                        settings.exposureSol,
                        settings.stopPercent,
                        settings.takePercent));
    }

    Follower sniping() {
        return with(
                new Settings(
                        settings.maxTradeSol,
                        settings.dailyLossSol,
                        settings.slippagePercent,
                        settings.tradingState,
                        settings.balanceSol,
                        true,
                        settings.maxOpen,
                        settings.exposureSol,
                        settings.stopPercent,
                        settings.takePercent));
    }

    /** Numbers as text; null is NULL. */
    Follower limitedTo(String maxOpen, String exposureSol) {
        return with(
                new Settings(
                        settings.maxTradeSol,
                        settings.dailyLossSol,
                        settings.slippagePercent,
                        settings.tradingState,
                        settings.balanceSol,
                        settings.snipes,
                        decimal(maxOpen),
                        decimal(exposureSol),
                        settings.stopPercent,
                        settings.takePercent));
    }

    /** Percentages as text; null for none. */
    Follower exitingAt(String stopPercent, String takePercent) {
        return with(
                new Settings(
                        settings.maxTradeSol,
                        settings.dailyLossSol,
                        settings.slippagePercent,
                        settings.tradingState,
                        settings.balanceSol,
                        settings.snipes,
                        settings.maxOpen,
                        settings.exposureSol,
                        decimal(stopPercent),
                        decimal(takePercent)));
    }

    private Follower with(Settings other) {
        return new Follower(id, user, other, relations);
    }

    /** The statements that make all of them, as a seed file. */
    static String sql(List<Follower> followers) {
        List<String> statements = new ArrayList<>();
        for (Follower follower : followers) {
            follower.addTo(statements);
        }
        return String.join(";\n", statements) + ";\n";
    }

    private void addTo(List<String> statements) {
        if (user != null) {
            statements.add(
                    "INSERT INTO users (user_id, status, time_zone) VALUES (%d, %s, %s)"
                            .formatted(id, text(user.status), text(user.timeZone)));
        }
        if (settings != null) {
            statements.add(
                    ("INSERT INTO user_settings (user_id, max_trade_size_sol, daily_loss_limit_sol,"
                                    + " slippage_percentage, trading_state, paper_balance_sol,"
                                    + " snipe_enabled, snipe_min_confidence, max_open_positions,"
                                    + " max_token_exposure_sol, use_stop_loss,"
                                    + " default_stop_loss_percentage, use_take_profit,"
                                    + " default_take_profit_percentage)"
                                    + " VALUES (%d, %s, %s, %s, %s, %s, %s, 20, %s, %s, %s, %s, %s, %s)")
                            .formatted(
                                    id,
                                    settings.maxTradeSol,
                                    settings.dailyLossSol,
                                    settings.slippagePercent,
                                    text(settings.tradingState),
                                    settings.balanceSol,
                                    settings.snipes,
                                    settings.maxOpen,
                                    settings.exposureSol,
                                    settings.stopPercent != null,
                                    settings.stopPercent,
                                    settings.takePercent != null,
                                    settings.takePercent));
        }
        for (Relation relation : relations) {
            boolean ratio = relation.mode.equals("RATIO");
            statements.add(
                    ("INSERT INTO copy_relations (user_id, leader_address, copy_enabled, copy_mode,"
                                    + " copy_amount_sol, copy_ratio, max_per_trade_sol, copy_sells,"
                                    + " copy_started_at) VALUES (%d, %s, %s, %s, %s, %s, %s, %s,"
                                    + " to_timestamp(%s))")
                            .formatted(
                                    id,
                                    text(relation.leader),
                                    relation.enabled,
                                    text(relation.mode),
                                    ratio ? null : relation.amount,
                                    ratio ? relation.amount : null,
                                    relation.capSol,
                                    relation.copySells,
                                    relation.startedAt));
            relation.terms.forEach(
                    (column, value) ->
                            statements.add(
                                    ("UPDATE copy_relations SET %s = %s WHERE user_id = %d AND"
                                                    + " leader_address = %s")
                                            .formatted(
                                                    column,
                                                    text(value),
                                                    id,
                                                    text(relation.leader))));
        }
    }

    private static String text(String value) {
        return value == null ? "NULL" : "'" + value.replace("'", "''") + "'";
    }
}
