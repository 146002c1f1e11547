package io.slipstream.connectors.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.SnipeRun;
import io.slipstream.models.trade.Trade;
import io.slipstream.models.trade.UserRiskState;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;

/**
 * Sinks into the tables that hold what happened. They write at least once, by natural key, so that
 * what comes again changes nothing.
 */
public final class BookTables {
    private static final int BATCH = 500;
    private static final long FLUSH_MILLIS = 100;
    private static final int RETRIES = 5;

    private final String jdbcUrl;

    public BookTables(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** The first booking of an order stands. */
    public Sink<Trade> trades() {
        return sink(
                """
                INSERT INTO trades (order_id, user_id, signal_id, venue, mint, side, sol_lamports,
                    token_units, fee_lamports, realized_pnl_lamports, slot, executed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (order_id) DO NOTHING""",
                new TradeRow());
    }

    /** The last standing of a lot counts. */
    public Sink<Lot> lots() {
        return sink(
                """
                INSERT INTO lots (lot_id, user_id, mint, source_kind, source, token_units,
                    cost_lamports, opened_order_id, opened_at, sequence)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (lot_id) DO UPDATE SET
                    token_units = excluded.token_units, cost_lamports = excluded.cost_lamports""",
                new LotRow());
    }

    /** The last standing of a user's day counts. */
    public Sink<UserRiskState> riskStates() {
        return sink(
                """
                INSERT INTO user_risk_state (user_id, day, realized_pnl_lamports,
                    snipe_used_lamports, breaker, since)
                VALUES (?, ?::date, ?, ?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE SET
                    day = excluded.day, realized_pnl_lamports = excluded.realized_pnl_lamports,
                    snipe_used_lamports = excluded.snipe_used_lamports,
                    breaker = excluded.breaker, since = excluded.since""",
                new RiskStateRow());
    }

    /** The first decision stands. */
    public Sink<SnipeRun> snipeRuns() {
        return sink(
                """
                INSERT INTO snipe_runs (run_id, user_id, mint, pool, score, confidence,
                    model_version, decision, reasons, features, decided_at, order_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                ON CONFLICT (run_id) DO NOTHING""",
                new SnipeRunRow());
    }

    private <T> Sink<T> sink(String insert, JdbcStatementBuilder<T> row) {
        return JdbcSink.<T>builder()
                .withQueryStatement(insert, row)
                .withExecutionOptions(
                        JdbcExecutionOptions.builder()
                                .withBatchSize(BATCH)
                                .withBatchIntervalMs(FLUSH_MILLIS)
                                .withMaxRetries(RETRIES)
                                .build())
                .buildAtLeastOnce(
                        new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                                .withUrl(jdbcUrl)
                                .withDriverName("org.postgresql.Driver")
                                .build());
    }

    private static OffsetDateTime time(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC);
    }

    private static final class TradeRow implements JdbcStatementBuilder<Trade> {
        private static final long serialVersionUID = 1L;

        @Override
        public void accept(PreparedStatement row, Trade trade) throws SQLException {
            row.setString(1, trade.orderId());
            row.setLong(2, trade.userId());
            row.setString(3, trade.signalId());
            row.setString(4, trade.venue());
            row.setString(5, trade.mint());
            row.setString(6, trade.side().name());
            row.setLong(7, trade.solLamports());
            row.setLong(8, trade.tokenUnits());
            row.setLong(9, trade.feeLamports());
            row.setLong(10, trade.realizedPnlLamports());
            row.setLong(11, trade.slot());
            row.setObject(12, time(trade.executedAt()));
        }
    }

    private static final class LotRow implements JdbcStatementBuilder<Lot> {
        private static final long serialVersionUID = 1L;

        @Override
        public void accept(PreparedStatement row, Lot lot) throws SQLException {
            row.setString(1, lot.lotId());
            row.setLong(2, lot.userId());
            row.setString(3, lot.mint());
            row.setString(4, lot.sourceKind());
            row.setString(5, lot.source());
            row.setLong(6, lot.tokenUnits());
            row.setLong(7, lot.costLamports());
            row.setString(8, lot.openedOrderId());
            row.setObject(9, time(lot.openedAt()));
            row.setLong(10, lot.sequence());
        }
    }

    private static final class RiskStateRow implements JdbcStatementBuilder<UserRiskState> {
        private static final long serialVersionUID = 1L;

        @Override
        public void accept(PreparedStatement row, UserRiskState state) throws SQLException {
            row.setLong(1, state.userId());
            row.setString(2, state.day());
            row.setLong(3, state.realizedPnlLamports());
            row.setLong(4, state.snipeUsedLamports());
            row.setString(5, state.breaker());
            if (state.since() == 0) {
                row.setNull(6, Types.TIMESTAMP_WITH_TIMEZONE);
            } else {
                row.setObject(6, time(state.since()));
            }
        }
    }

    private static final class SnipeRunRow implements JdbcStatementBuilder<SnipeRun> {
        private static final long serialVersionUID = 1L;
        private static final ObjectMapper JSON = new ObjectMapper();

        @Override
        public void accept(PreparedStatement row, SnipeRun run) throws SQLException {
            row.setString(1, run.runId());
            row.setLong(2, run.userId());
            row.setString(3, run.mint());
            row.setString(4, run.pool());
            row.setDouble(5, run.score());
            row.setDouble(6, run.confidence());
            row.setString(7, run.modelVersion());
            row.setString(8, run.taken() ? "TAKEN" : "REFUSED");
            row.setString(9, json(run.reasons()));
            row.setString(10, json(run.features()));
            row.setObject(11, time(run.decidedAt()));
            row.setString(12, run.orderId());
        }

        private static String json(Object value) throws SQLException {
            try {
                return JSON.writeValueAsString(value);
            } catch (JsonProcessingException e) {
                throw new SQLException("expected a list or map of plain values, was " + value, e);
            }
        }
    }
}
