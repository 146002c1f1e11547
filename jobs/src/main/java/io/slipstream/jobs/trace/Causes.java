package io.slipstream.jobs.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.jobs.trace.TableRows.Row;
import io.slipstream.jobs.trace.TopicScan.Found;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What led to an order: the event, the features and their score, the signal. */
record Causes(TableRows tables, Topic topics, Page page) {

    private static final ObjectMapper JSON = new ObjectMapper();

    void cause(Row order) throws IOException, SQLException {
        page.heading("EVENT");
        page.line("context", order.text("context"));
        page.line("exit of", order.get("trigger"));
        page.line("source", order.text("source"));
        page.line("transaction", order.get("source_signature"));
        page.line(
                "slot",
                order.text("source_slot")
                        + (order.get("source_position") == null
                                ? ""
                                : ", position " + order.text("source_position")));
        page.line("block time", Page.moment(order.number("block_time") * 1000));
        page.line("received", Page.moment(order.number("received_at")));
        String signature = order.text("source_signature");
        if (!signature.isEmpty()) {
            for (Found swap : topics.holding(Topics.SWAPS, signature)) {
                JsonNode value = swap.value();
                page.line(
                        "swap",
                        "%s gave %s of %s for %s of %s (%s)"
                                .formatted(
                                        value.path("trader").asText(),
                                        value.path("inputAmount").asText(),
                                        value.path("inputMint").asText(),
                                        value.path("outputAmount").asText(),
                                        value.path("outputMint").asText(),
                                        swap.origin()));
            }
        }
        if (order.text("context").equals("copy_trade")) {
            for (Row relation :
                    tables.find(
                            "SELECT copy_mode, copy_amount_sol, copy_ratio, max_per_trade_sol FROM copy_relations"
                                    + " WHERE user_id = ? AND leader_address = ?",
                            order.number("user_id"),
                            order.text("source"))) {
                page.line("terms now", relation.values().toString());
            }
        }
    }

    void score(Row order) throws SQLException {
        Optional<Row> run =
                tables.first(
                        "SELECT * FROM snipe_runs WHERE run_id = ? OR order_id = ?",
                        order.text("signal_id"),
                        order.text("order_id"));
        if (run.isPresent()) {
            snipeRun(run.get());
        } else {
            page.heading("FEATURES AND SCORE");
            page.line("none", "a " + order.text("context") + " is not scored");
        }
    }

    void snipeRun(Row run) {
        page.heading("FEATURES");
        json(run.text("features")).properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(feature -> page.line(feature.getKey(), feature.getValue().asText()));
        page.heading("SCORE");
        page.line("model", run.text("model_version"));
        page.line(
                "score",
                "%.4f, confidence %.1f %%"
                        .formatted(
                                Double.parseDouble(run.text("score")),
                                Double.parseDouble(run.text("confidence"))));
        page.line("decision", run.text("decision"));
        json(run.text("reasons")).forEach(reason -> page.line("reason", reason.asText()));
        page.line("decided", run.text("decided_at"));
    }

    void signal(Row order) throws IOException {
        page.heading("SIGNAL");
        page.line("id", order.text("signal_id"));
        for (Found found : topics.holding(Topics.SIGNALS, order.text("signal_id"))) {
            JsonNode value = found.value();
            page.line("record", found.origin() + " at " + found.at());
            page.line(
                    "wants",
                    value.path("side").asText().equals("BUY")
                            ? "to spend " + Page.sol(value.path("solLamports").asLong())
                            : "to sell with the leader, who sold "
                                    + value.path("soldUnits").asText()
                                    + " units");
            page.line("refused", value.path("refusal").asText(""));
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.isEmpty() ? "{}" : text);
        } catch (IOException e) {
            throw new IllegalStateException("expected JSON in the table, was " + text, e);
        }
    }
}
