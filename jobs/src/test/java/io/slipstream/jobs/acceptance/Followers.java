package io.slipstream.jobs.acceptance;

import static io.slipstream.jobs.acceptance.Follower.activeIn;
import static io.slipstream.jobs.acceptance.Follower.decimal;
import static io.slipstream.jobs.acceptance.Follower.settings;

import io.slipstream.jobs.acceptance.Follower.Relation;
import io.slipstream.jobs.acceptance.Follower.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The users of the acceptance tape: every mode of copying, every limit, every kind of nonsense. */
final class Followers {

    /** The leaders of {@code sql/seeds/recorded.sql}. */
    private static final List<String> RECORDED =
            List.of(
                    "5zsxd4pGNCQpwyKiBWZ95nCTPsEPoS62xEGnjpW6FRy7",
                    "5W385CN7GiQ65m5THhmF3g1pdbnLBgpWsTdqa2LEjgkc",
                    "9BHDLJUg5TkzQYjmJjHeJckoafAuszsTAqZBFei2HWMU",
                    "65AP6LRppmML7y7JjGMHH6TwJ1RdiAaYCCm3SYwzi6T2",
                    "AeUt5mNs4bHutyUEPeFbMTcf2HpXuH5ETBKzGL2m9Quk",
                    "EfbbhahGNuhqEraRZXrwETfsaKxScngEttdQixWAW4WE",
                    "Gh6D6DZcASQLc2XoLpctT74KbRr4nrHF8wNptweckHoA",
                    "7SPkzf8DSxdemSKMEEKquRKEYrdDjcuHaQwac5nvnB4b",
                    "ECvj86nDupkVh1cDgxrJw3zJkw3ahcDiVB3pPTbpskjD",
                    "GL3VEiyAZi2Vi2kLbFw4M6Lz4U95vJgH8HT1sN6MvgAT",
                    "2dV7UHwdooBxowaNTjLALuFJaGeRfgcuP6DkUNysMdpX",
                    "XjxGgbZW9K6vbgbptY1nz4VnWZ66qxijrRuQYy6sSgi",
                    "MfDuWeqSHEqTFVYZ7LoexgAK9dxk7cy4DFJWjWMGVWa");

    private static final long MINUTE = 60;

    private Followers() {}

    /** Nobody snipes. */
    static List<Follower> copying() {
        List<String> many = AcceptanceTape.leaders().subList(0, 40);
        List<String> some = many.subList(0, 12);
        List<Follower> followers = new ArrayList<>();
        followers.add(
                follower(1, "UTC", settings("1", "50", "25", "500"), "FIXED", "0.1", null, many));
        followers.add(
                follower(
                        2,
                        "Europe/Zurich",
                        settings("2", "50", "25", "200"),
                        "RATIO",
                        "0.2",
                        "0.5",
                        some));
        followers.add(
                follower(
                        3,
                        "America/New_York",
                        settings("5", "50", "8", "3"),
                        "FOLLOW",
                        null,
                        "0.3",
                        some));
        // Loses soon, and may go on after midnight.
        followers.add(
                follower(4, "UTC", settings("1", "0.05", "30", "100"), "FIXED", "0.2", null, some));
        // The same, but his midnight does not come.
        followers.add(
                follower(
                        5,
                        "Asia/Tokyo",
                        settings("1", "0.05", "30", "100"),
                        "FIXED",
                        "0.2",
                        null,
                        some));
        followers.add(
                follower(
                        6, "UTC", settings("0.4", "50", "100", "100"), "FOLLOW", null, null, some));
        followers.add(
                follower(7, "UTC", settings("1", "5", "25", "100"), "FIXED", "0.1", null, some)
                        .in("HALTED"));
        followers.add(
                follower(8, "UTC", settings("1", "5", "25", "100"), "FIXED", "0.1", null, some)
                        .in("REDUCING"));
        followers.add(
                new Follower(9, activeIn("UTC"), null, relations("FIXED", "0.1", null, some)));
        followers.add(
                new Follower(
                        10,
                        null,
                        settings("1", "5", "25", "10"),
                        relations("FIXED", "0.1", null, some)));
        followers.add(
                new Follower(
                        11,
                        new User("BLOCKED", "UTC"),
                        settings("1", "5", "25", "10"),
                        relations("FIXED", "0.1", null, some)));
        followers.add(
                follower(12, "UTC", settings("-1", "5", "25", "10"), "FIXED", "0.1", null, some));
        followers.add(
                follower(13, "UTC", settings("1", null, "25", "10"), "FIXED", "0.1", null, some));
        followers.add(particular());
        // Everything goes through, however bad the price.
        followers.add(
                follower(
                        15,
                        "UTC",
                        settings("20", "1000", "100", "5000"),
                        "FOLLOW",
                        null,
                        null,
                        some));
        followers.addAll(careful(many, some));
        followers.add(onOwnTerms(24));
        return followers;
    }

    /** Those who are sold out at a price, whose money is spread, and whom a breaker stops. */
    private static List<Follower> careful(List<String> many, List<String> some) {
        Follower.Settings rich = settings("1", "500", "40", "500");
        return List.of(
                follower(16, "UTC", rich, "FIXED", "0.1", null, many).exitingAt("10", "20"),
                follower(17, "UTC", rich, "FIXED", "0.2", null, some).exitingAt("5.55", null),
                follower(18, "UTC", rich, "FOLLOW", null, "0.5", some).exitingAt(null, "7.5"),
                // Whose exits mostly fail.
                follower(19, "UTC", settings("1", "500", "1.5", "500"), "FIXED", "0.1", null, many)
                        .exitingAt("3", "3"),
                follower(20, "UTC", rich, "FIXED", "0.1", null, many).limitedTo("3", "1000"),
                follower(21, "UTC", rich, "FIXED", "0.1", null, many).limitedTo("1000", "0.25"),
                follower(22, "UTC", rich, "FIXED", "0.1", null, some).limitedTo(null, "1000"),
                // Fails so often that he is stopped.
                follower(23, "UTC", settings("1", "500", "0", "500"), "FIXED", "0.3", null, many));
    }

    /** Some who follow the leaders of {@code sql/seeds/recorded.sql}, in each mode. */
    static List<Follower> ofRecorded() {
        List<String> leaders = RECORDED;
        Follower.Settings usual = settings("10", "5", "25", "100");
        return List.of(
                follower(1, "UTC", usual, "FIXED", "0.1", null, leaders),
                follower(2, "Europe/Zurich", usual, "RATIO", "0.5", "2", leaders),
                follower(3, "America/New_York", usual, "FOLLOW", null, "0.8", leaders),
                follower(
                        4,
                        "UTC",
                        settings("0.05", "5", "25", "100"),
                        "FIXED",
                        "0.1",
                        null,
                        leaders),
                follower(5, "UTC", usual, "FIXED", "0.1", null, leaders).in("HALTED"),
                follower(
                        6,
                        "Asia/Tokyo",
                        settings("1", "5", "25", "0.3"),
                        "FIXED",
                        "0.1",
                        null,
                        leaders));
    }

    /** The same users; two of them snipe too. */
    static List<Follower> copyingAndSniping() {
        return copying().stream()
                .map(follower -> follower.id() <= 2 ? follower.sniping() : follower)
                .toList();
    }

    /** Three users who let recommendations be bought, one of each strategy; they copy nobody. */
    static String advised() {
        StringBuilder sql = new StringBuilder();
        for (String leader : AcceptanceTape.leaders()) {
            sql.append("INSERT INTO tracked_wallets (address) VALUES ('%s');\n".formatted(leader));
        }
        List<String> strategies = List.of("conservative", "balanced", "aggressive");
        for (String strategy : strategies) {
            long id = 101 + strategies.indexOf(strategy);
            Follower user =
                    new Follower(id, activeIn("UTC"), settings("1", "5", "50", "100"), List.of())
                            .exitingAt("30", "60");
            sql.append(Follower.sql(List.of(user)));
            sql.append(
                    ("UPDATE user_settings SET advice_strategy = '%s', auto_enabled = true,"
                                    + " auto_amount_sol = 0.05, auto_daily_budget_sol = 0.2,"
                                    + " auto_max_trades_per_day = 3, auto_max_positions = 2,"
                                    + " auto_min_confidence = 20 WHERE user_id = %d;\n")
                            .formatted(strategy, id));
        }
        return sql.toString();
    }

    /** Each leader under other terms. */
    private static Follower particular() {
        List<String> leaders = AcceptanceTape.leaders();
        long later = AcceptanceTape.START_TIME + 4 * MINUTE;
        return new Follower(
                14,
                activeIn("UTC"),
                settings("1", "5", "50", "100"),
                List.of(
                        new Relation(
                                leaders.get(0), false, "FIXED", decimal("0.1"), null, true, null),
                        new Relation(
                                leaders.get(1), true, "FIXED", decimal("0.1"), null, false, null),
                        new Relation(
                                leaders.get(2), true, "FIXED", decimal("0.1"), null, true, later),
                        new Relation(leaders.get(3), true, "FIXED", decimal("0"), null, true, null),
                        new Relation(leaders.get(4), true, "FIXED", null, null, true, null),
                        new Relation(
                                leaders.get(5),
                                true,
                                "RATIO",
                                decimal("0.000000001"),
                                null,
                                true,
                                null),
                        new Relation(
                                leaders.get(6),
                                true,
                                "RATIO",
                                decimal("1.5"),
                                decimal("0.75"),
                                true,
                                null),
                        new Relation(
                                leaders.get(7),
                                true,
                                "FIXED",
                                decimal("0.1"),
                                decimal("-1"),
                                true,
                                null),
                        new Relation(leaders.get(13), true, "FOLLOW", null, null, true, null)));
    }

    /** Everything that can be set about a leader, one thing for each. */
    private static Follower onOwnTerms(long id) {
        List<String> leaders = AcceptanceTape.leaders();
        List<Map<String, String>> terms =
                List.of(
                        Map.of("rebuy_percentage", "0"),
                        Map.of("rebuy_percentage", "33.3"),
                        Map.of("leader_stop_loss_sol", "0.01"),
                        Map.of("max_open_copies", "1"),
                        Map.of("max_per_token_sol", "0.11"),
                        Map.of("max_per_leader_sol", "0.25"),
                        Map.of("max_per_day_sol", "0.35"),
                        Map.of("leader_min_trade_sol", "0.5", "leader_max_trade_sol", "1.5"),
                        Map.of("max_price_drift_percentage", "0.5"),
                        Map.of("sell_mode", "COPY"),
                        Map.of("sell_mode", "PNL"),
                        Map.of("copy_state", "SELL_ONLY"),
                        Map.of("copy_state", "ALERT_ONLY"),
                        Map.of("copy_state", "PAUSED"));
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            relations.add(Relation.fixed(leaders.get(i), "0.1", terms.get(i)));
        }
        return new Follower(
                        id, activeIn("Europe/Zurich"), settings("1", "500", "40", "500"), relations)
                .exitingAt("10", "20");
    }

    private static Follower follower(
            long id,
            String zone,
            Follower.Settings settings,
            String mode,
            String amount,
            String cap,
            List<String> leaders) {
        return new Follower(id, activeIn(zone), settings, relations(mode, amount, cap, leaders));
    }

    private static List<Relation> relations(
            String mode, String amount, String cap, List<String> leaders) {
        return leaders.stream()
                .map(
                        leader ->
                                new Relation(
                                        leader,
                                        true,
                                        mode,
                                        decimal(amount),
                                        decimal(cap),
                                        true,
                                        null))
                .toList();
    }
}
