package io.slipstream.connectors.postgres;

import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Trade;
import io.slipstream.models.trade.UserRiskState;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;

/** What the risk gate has booked, in tables. */
public final class BookTables {
    private static final long FLUSH_MILLIS = 100;

    private final TableSinks sinks;

    public BookTables(String jdbcUrl) {
        sinks = new TableSinks(jdbcUrl, FLUSH_MILLIS);
    }

    /** The first booking of an order stands. */
    public Sink<Trade> trades() {
        return sinks.upserting(
                """
                INSERT INTO trades (order_id, user_id, signal_id, venue, mint, side, sol_lamports,
                    token_units, fee_lamports, realized_pnl_lamports, slot, executed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (order_id) DO NOTHING\
                """,
                new TradeRow());
    }

    /** The last standing of a lot counts. */
    public Sink<Lot> lots() {
        return sinks.upserting(
                """
                INSERT INTO lots (lot_id, user_id, mint, source_kind, source, token_units,
                    cost_lamports, opened_order_id, opened_at, sequence)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (lot_id) DO UPDATE SET
                    token_units = excluded.token_units, cost_lamports = excluded.cost_lamports\
                """,
                new LotRow());
    }

    /** The last standing of a user's day counts. */
    public Sink<UserRiskState> riskStates() {
        return sinks.upserting(
                """
                INSERT INTO user_risk_state (user_id, day, realized_pnl_lamports,
                    snipe_used_lamports, breaker, since)
                VALUES (?, ?::date, ?, ?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE SET
                    day = excluded.day, realized_pnl_lamports = excluded.realized_pnl_lamports,
                    snipe_used_lamports = excluded.snipe_used_lamports,
                    breaker = excluded.breaker, since = excluded.since\
                """,
                new RiskStateRow());
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
            row.setObject(12, TableSinks.time(trade.executedAt()));
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
            row.setObject(9, TableSinks.time(lot.openedAt()));
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
                row.setObject(6, TableSinks.time(state.since()));
            }
        }
    }
}
