package io.slipstream.jobs.trace;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.jobs.trace.TableRows.Row;
import io.slipstream.jobs.trace.TopicScan.Found;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of an order: its states, the fill, lots and profit, and what its user was told. */
record Consequences(TableRows tables, Topic topics, Page page) {

    void states(Row order) throws IOException {
        page.heading("STATES");
        // By version: different tasks write them, so a later one may stand before an earlier.
        Map<Long, Found> versions = new TreeMap<>();
        for (Found found : topics.holding(Topics.ORDER_EVENTS, order.text("order_id"))) {
            JsonNode value = found.value();
            if (value.path("terms").path("orderId").asText().equals(order.text("order_id"))) {
                versions.putIfAbsent(value.path("version").asLong(), found);
            }
        }
        versions.forEach(
                (version, found) ->
                        page.line(
                                "version " + version,
                                "%-8s attempt %d  %s  %s %s"
                                        .formatted(
                                                found.value().path("state").asText(),
                                                found.value().path("attempt").asInt(),
                                                found.at(),
                                                found.origin(),
                                                found.value()
                                                        .path("reason")
                                                        .asText("")
                                                        .replace("null", ""))));
        page.line(
                "ledger",
                "%s, version %s, attempt %s, %s"
                        .formatted(
                                order.text("state"),
                                order.text("version"),
                                order.text("attempt"),
                                order.text("updated_at")));
        page.line("reason", order.get("reason"));
        page.line("transaction", order.get("signature"));
    }

    void fill(Row order) throws SQLException {
        for (Row trade :
                tables.find("SELECT * FROM trades WHERE order_id = ?", order.text("order_id"))) {
            page.heading("FILL");
            page.line("venue", trade.text("venue"));
            page.line(
                    trade.text("side").toLowerCase(Locale.ROOT),
                    trade.text("token_units")
                            + " units for "
                            + Page.sol(trade.number("sol_lamports"))
                            + ", fee "
                            + Page.sol(trade.number("fee_lamports")));
            page.line("slot", trade.text("slot"));
            page.line("executed", trade.text("executed_at"));
            long behind = trade.number("slot") - order.number("source_slot");
            page.line("behind event", behind + " slots");
            if (trade.text("side").equals("SELL")) {
                page.line("profit", Page.sol(trade.number("realized_pnl_lamports")));
            }
        }
    }

    void lots(Row order) throws SQLException {
        List<Row> lots =
                order.text("side").equals("BUY")
                        ? tables.find(
                                "SELECT * FROM lots WHERE opened_order_id = ?",
                                order.text("order_id"))
                        : tables.find(
                                "SELECT * FROM lots WHERE user_id = ? AND mint = ? AND opened_order_id <> ? AND"
                                        + " (source = ? OR ? NOT IN ('copy_trade')) ORDER BY sequence",
                                order.number("user_id"),
                                order.text("mint"),
                                order.text("order_id"),
                                order.text("source"),
                                order.text("context"));
        page.heading(order.text("side").equals("BUY") ? "LOTS" : "LOTS OF THAT SOURCE");
        if (lots.isEmpty()) {
            page.line("none", "");
        }
        for (Row lot : lots) {
            page.line(
                    lot.number("token_units") == 0 ? "closed" : "open",
                    "%s: %s units, cost %s, opened by order %s at %s"
                            .formatted(
                                    lot.text("lot_id"),
                                    lot.text("token_units"),
                                    Page.sol(lot.number("cost_lamports")),
                                    lot.text("opened_order_id"),
                                    lot.text("opened_at")));
        }
        if (order.text("side").equals("BUY")) {
            for (Row sale :
                    tables.find(
                            "SELECT t.* FROM trades t JOIN orders o USING (order_id) WHERE o.user_id = ? AND o.mint = ?"
                                    + " AND o.side = 'SELL' AND o.source = ? AND t.slot >= ? ORDER BY t.slot",
                            order.number("user_id"),
                            order.text("mint"),
                            order.text("source"),
                            order.number("source_slot"))) {
                page.line(
                        "sold later",
                        "%s units for %s, profit %s, order %s"
                                .formatted(
                                        sale.text("token_units"),
                                        Page.sol(sale.number("sol_lamports")),
                                        Page.sol(sale.number("realized_pnl_lamports")),
                                        sale.text("order_id")));
            }
        }
    }

    void told(Row order) throws IOException {
        List<Found> told = topics.holding(Topics.NOTIFICATIONS, order.text("order_id"));
        if (!told.isEmpty()) {
            page.heading("WHAT THE USER WAS TOLD");
            told.forEach(found -> page.line(kind(found), found.value().path("text").asText()));
        }
    }

    private static String kind(Found found) {
        return found.value().path("kind").asText();
    }
}
