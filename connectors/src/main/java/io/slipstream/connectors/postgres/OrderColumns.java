package io.slipstream.connectors.postgres;

import io.slipstream.models.chain.Side;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.OrderState;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.StoredOrder;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an order stands in a row of {@code orders}. Rows are written by the column: one array for
 * each, unnested by the server, so that a statement's text is the same for any number of rows.
 */
record OrderColumns(List<Column> columns) {

    /** One column: its PostgreSQL type, and where its value comes from. */
    record Column(String name, String type, Function<StoredOrder, Object> value) {

        /** The driver sends an array in binary form only if it is one of just the type's class. */
        IntFunction<Object[]> array() {
            return switch (type) {
                case "text" -> String[]::new;
                case "bigint" -> Long[]::new;
                case "integer" -> Integer[]::new;
                case "bytea" -> byte[][]::new;
                default ->
                        throw new IllegalStateException(
                                "expected text, bigint, integer or bytea, was " + type);
            };
        }
    }

    private static final Column ORDER_ID = standing("order_id", "text", Order::id);
    private static final Column ATTEMPT = standing("attempt", "integer", Order::attempt);
    private static final Column VERSION = standing("version", "bigint", Order::version);

    /** What is decided once and never changes. */
    private static final List<Column> TERMS =
            List.of(
                    ORDER_ID,
                    term("user_id", "bigint", OrderTerms::userId),
                    term("signal_id", "text", OrderTerms::signalId),
                    term("context", "text", terms -> terms.context().code()),
                    term("trigger", "text", OrderTerms::trigger),
                    term("source", "text", OrderTerms::source),
                    term("source_signature", "text", OrderTerms::sourceSignature),
                    term("source_slot", "bigint", OrderTerms::sourceSlot),
                    term("source_position", "integer", OrderTerms::sourcePosition),
                    term("block_time", "bigint", OrderTerms::blockTime),
                    term("received_at", "bigint", OrderTerms::receivedAt),
                    term("side", "text", terms -> terms.side().name()),
                    term("mint", "text", OrderTerms::mint),
                    term("input_mint", "text", OrderTerms::inputMint),
                    term("output_mint", "text", OrderTerms::outputMint),
                    term("input_amount", "bigint", OrderTerms::inputAmount),
                    term("slippage_bps", "integer", OrderTerms::slippageBps),
                    term("reference_sol", "bigint", OrderTerms::referenceSol),
                    term("reference_units", "bigint", OrderTerms::referenceUnits),
                    term("land_slot", "bigint", OrderTerms::landSlot),
                    term("model_version", "text", OrderTerms::modelVersion),
                    term("score_reasons", "text", OrderTerms::scoreReasons));

    /** What moves forward. */
    private static final List<Column> STANDING =
            List.of(
                    standing("state", "text", order -> order.state().name()),
                    standing("reason", "text", Order::reason),
                    standing("output_amount", "bigint", Order::outputAmount),
                    standing("fee_lamports", "bigint", Order::feeLamports),
                    standing("fill_slot", "bigint", Order::fillSlot),
                    standing("filled_at", "bigint", Order::filledAt),
                    ATTEMPT,
                    VERSION);

    /** A whole order. */
    static final OrderColumns WHOLE = new OrderColumns(concat(TERMS, STANDING));

    /** Its id and what moves forward. */
    static final OrderColumns PROGRESS = new OrderColumns(concat(List.of(ORDER_ID), STANDING));

    /** What signing stores. */
    static final OrderColumns SIGNING =
            new OrderColumns(
                    List.of(
                            ORDER_ID,
                            ATTEMPT,
                            VERSION,
                            signed("signature", "text", SignedTransaction::signature),
                            signed("signed_transaction", "bytea", SignedTransaction::bytes),
                            signed(
                                    "last_valid_block_height",
                                    "bigint",
                                    SignedTransaction::lastValidBlockHeight),
                            signed("signed_slot", "bigint", SignedTransaction::slot)));

    /** All that {@link #readStored} reads. */
    static final String STORED =
            WHOLE.names()
                    + ", signature, signed_transaction, last_valid_block_height, signed_slot,"
                    + " extract(epoch FROM now() - updated_at) * 1000 AS untouched_millis,"
                    + " extract(epoch FROM now() - created_at) * 1000 AS age_millis";

    /** A denial, as {@code order_denials} keeps it. */
    static final OrderColumns DENIAL =
            new OrderColumns(
                    WHOLE.columns.stream()
                            .filter(
                                    column ->
                                            List.of(
                                                            "order_id",
                                                            "user_id",
                                                            "signal_id",
                                                            "context",
                                                            "side",
                                                            "mint",
                                                            "reason",
                                                            "source",
                                                            "source_slot")
                                                    .contains(column.name))
                            .toList());

    /** Comma-separated names. */
    String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** A FROM item named {@code d} with a row for each order; takes one array for each column. */
    String unnested() {
        return columns.stream()
                .map(column -> "?::" + column.type + "[]")
                .collect(Collectors.joining(", ", "unnest(", ") AS d (" + names() + ")"));
    }

    /** The arrays that {@link #unnested} takes, in its order. */
    List<Array> arrays(Connection connection, Collection<StoredOrder> orders) throws SQLException {
        List<Array> arrays = new ArrayList<>();
        for (Column column : columns) {
            Object[] values = orders.stream().map(column.value).toArray(column.array());
            arrays.add(connection.createArrayOf(column.type, values));
        }
        return arrays;
    }

    /** The order in the current row of a result that has all columns of {@link #WHOLE}. */
    static Order read(ResultSet row) throws SQLException {
        OrderTerms terms =
                new OrderTerms(
                        row.getString("order_id"),
                        row.getString("signal_id"),
                        row.getLong("user_id"),
                        OrderContext.valueOf(row.getString("context").toUpperCase(Locale.ROOT)),
                        row.getString("trigger"),
                        row.getString("source"),
                        row.getString("source_signature"),
                        row.getLong("source_slot"),
                        row.getInt("source_position"),
                        row.getLong("block_time"),
                        row.getLong("received_at"),
                        Side.valueOf(row.getString("side")),
                        row.getString("mint"),
                        row.getString("input_mint"),
                        row.getString("output_mint"),
                        row.getLong("input_amount"),
                        row.getInt("slippage_bps"),
                        row.getLong("reference_sol"),
                        row.getLong("reference_units"),
                        row.getLong("land_slot"),
                        row.getString("model_version"),
                        row.getString("score_reasons"));
        return new Order(
                terms,
                OrderState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getLong("output_amount"),
                row.getLong("fee_lamports"),
                row.getLong("fill_slot"),
                row.getLong("filled_at"),
                row.getInt("attempt"),
                row.getLong("version"));
    }

    /** What the ledger holds, from a row of a result that has all of {@link #STORED}. */
    static StoredOrder readStored(ResultSet row) throws SQLException {
        String signature = row.getString("signature");
        SignedTransaction signed =
                signature == null
                        ? null
                        : new SignedTransaction(
                                signature,
                                row.getBytes("signed_transaction"),
                                row.getLong("last_valid_block_height"),
                                row.getLong("signed_slot"));
        return new StoredOrder(
                read(row).withSignature(signature),
                signed,
                row.getLong("untouched_millis"),
                row.getLong("age_millis"));
    }

    private static Column term(String name, String type, Function<OrderTerms, Object> value) {
        return standing(name, type, order -> value.apply(order.terms()));
    }

    private static Column standing(String name, String type, Function<Order, Object> value) {
        return new Column(name, type, stored -> value.apply(stored.order()));
    }

    private static Column signed(
            String name, String type, Function<SignedTransaction, Object> value) {
        return new Column(
                name,
                type,
                stored ->
                        value.apply(
                                Objects.requireNonNull(
                                        stored.signed(), "expected a signed transaction")));
    }

    private static List<Column> concat(List<Column> first, List<Column> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
