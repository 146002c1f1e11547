package io.slipstream.jobs.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.jobs.chaos.Referee.Verdict;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.unit.Ids;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the signals and what the tables say of them against the node's own ledger, in which each
 * landed swap carries its order's id as a memo.
 */
final class ChainReferee {

    private static final String UNBOOKED =
            "SELECT order_id FROM orders WHERE booked_at IS NULL AND state <> 'DENIED'";

    private final Referee tables;
    private final Localnet localnet;
    private final ChainTraders traders;
    private final String jdbcUrl;

    ChainReferee(Referee tables, Localnet localnet, ChainTraders traders, String jdbcUrl) {
        this.tables = tables;
        this.localnet = localnet;
        this.traders = traders;
        this.jdbcUrl = jdbcUrl;
    }

    /** Signals without a final outcome, and orders that the gate has not booked. */
    long unsettled() throws SQLException, IOException {
        return tables.unsettled() + rows(UNBOOKED).size();
    }

    Verdict judge() throws Exception {
        Verdict ours = tables.judge();
        List<String> defects = new ArrayList<>(ours.defects());
        Map<String, String> signalOf = new HashMap<>();
        tables.signals().forEach(signal -> signalOf.put(Ids.order(signal), signal));

        Map<String, Integer> landed = landed(signalOf.keySet(), defects);
        int duplicates = ours.duplicates();
        for (Map.Entry<String, Integer> order : landed.entrySet()) {
            if (order.getValue() > 1) {
                duplicates++;
                defects.add(
                        "order that landed %d times: %s"
                                .formatted(order.getValue(), order.getKey()));
            }
        }
        int lost = ours.lost() + compare(landed.keySet(), defects);
        rows(UNBOOKED).forEach(id -> defects.add("order with a reservation still: " + id));
        compareBalances(defects);
        return new Verdict(
                ours.signals(), ours.outcomes(), landed.size(), duplicates, lost, defects);
    }

    /** How often each order's swap has landed without an error. */
    private Map<String, Integer> landed(Set<String> orders, List<String> defects) throws Exception {
        Map<String, Integer> landed = new HashMap<>();
        for (JsonNode swap : localnet.read("ledger").path("swaps")) {
            if (!swap.path("err").isNull()) {
                continue;
            }
            String memo = swap.path("memos").path(0).asText();
            if (orders.contains(memo)) {
                landed.merge(memo, 1, Integer::sum);
            } else {
                defects.add("swap that nobody ordered: " + swap.path("signature").asText());
            }
        }
        return landed;
    }

    /** Filled is what has landed, and nothing else; returns how many are told wrongly. */
    private int compare(Set<String> landed, List<String> defects) throws SQLException {
        Set<String> filled =
                new HashSet<>(rows("SELECT order_id FROM orders WHERE state = 'FILLED'"));
        int lost = 0;
        for (String order : landed) {
            if (!filled.contains(order)) {
                lost++;
                defects.add("order that landed and is not filled: " + order);
            }
        }
        for (String order : filled) {
            if (!landed.contains(order)) {
                lost++;
                defects.add("order that is filled and has not landed: " + order);
            }
        }
        return lost;
    }

    private void compareBalances(List<String> defects) throws Exception {
        Map<String, Long> lots = new HashMap<>();
        for (String row :
                rows(
                        "SELECT concat(user_id, ' ', mint, ' ', sum(token_units)) FROM lots GROUP BY user_id, mint")) {
            String[] words = row.split(" ");
            lots.put(words[0] + " " + words[1], Long.parseLong(words[2]));
        }
        for (Map.Entry<Long, String> trader : traders.wallets().entrySet()) {
            Map<String, Long> held = held(trader.getValue());
            for (String mint : traders.mints()) {
                long here = lots.getOrDefault(trader.getKey() + " " + mint, 0L);
                long there = held.getOrDefault(mint, 0L);
                if (here != there) {
                    defects.add(
                            "user %d, mint %s: lots of %d units, wallet of %d"
                                    .formatted(trader.getKey(), mint, here, there));
                }
            }
        }
    }

    /** Units by mint. */
    private Map<String, Long> held(String wallet) throws Exception {
        Map<String, Long> held = new HashMap<>();
        JsonNode accounts = localnet.tokenAccounts(wallet, Programs.TOKEN);
        for (JsonNode account : accounts.path("value")) {
            JsonNode info = account.path("account").path("data").path("parsed").path("info");
            held.merge(
                    info.path("mint").asText(),
                    Long.parseLong(info.path("tokenAmount").path("amount").asText()),
                    Math::addExact);
        }
        return held;
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
