package io.slipstream.connectors.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.models.market.ModelStanding;
import io.slipstream.models.trade.Offer;
import io.slipstream.models.trade.SnipeRun;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;

/** What was decided about new tokens and by which model, in tables. */
public final class SnipeTables {
    private static final long FLUSH_MILLIS = 100;

    private final TableSinks sinks;

    public SnipeTables(String jdbcUrl) {
        sinks = new TableSinks(jdbcUrl, FLUSH_MILLIS);
    }

    /** The first decision stands. */
    public Sink<SnipeRun> snipeRuns() {
        return sinks.upserting(
                """
                INSERT INTO snipe_runs (run_id, user_id, mint, pool, score, confidence,
                    model_version, decision, reasons, features, decided_at, order_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                ON CONFLICT (run_id) DO NOTHING\
                """,
                new SnipeRunRow());
    }

    /** An offer is made once; who has taken it is not written here. */
    public Sink<Offer> offers() {
        return sinks.upserting(
                """
                INSERT INTO offers (offer_id, user_id, mint, pool, lamports, verdict, confidence,
                    model_version, reasons, slot, offered_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (offer_id) DO NOTHING\
                """,
                new OfferRow());
    }

    /** The newest standing of a model beside another counts. */
    public Sink<ModelStanding> modelStandings() {
        return sinks.upserting(
                """
                INSERT INTO model_standings (version, against, outcomes, positives, brier,
                    against_brier, window_brier, slot)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (version, against) DO UPDATE SET
                    outcomes = excluded.outcomes, positives = excluded.positives,
                    brier = excluded.brier, against_brier = excluded.against_brier,
                    window_brier = excluded.window_brier, slot = excluded.slot\
                """,
                new ModelStandingRow());
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
            row.setObject(11, TableSinks.time(run.decidedAt()));
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

    private static final class OfferRow implements JdbcStatementBuilder<Offer> {
        private static final long serialVersionUID = 1L;

        @Override
        public void accept(PreparedStatement row, Offer offer) throws SQLException {
            row.setString(1, offer.offerId());
            row.setLong(2, offer.userId());
            row.setString(3, offer.mint());
            row.setString(4, offer.pool());
            row.setLong(5, offer.lamports());
            row.setString(6, offer.verdict());
            row.setDouble(7, offer.confidence());
            row.setString(8, offer.modelVersion());
            row.setString(9, offer.reasons());
            row.setLong(10, offer.slot());
            row.setObject(11, TableSinks.time(offer.offeredAt()));
            row.setObject(12, TableSinks.time(offer.expiresAt()));
        }
    }

    private static final class ModelStandingRow implements JdbcStatementBuilder<ModelStanding> {
        private static final long serialVersionUID = 1L;

        @Override
        public void accept(PreparedStatement row, ModelStanding standing) throws SQLException {
            row.setString(1, standing.version());
            row.setString(2, standing.against());
            row.setLong(3, standing.outcomes());
            row.setLong(4, standing.positives());
            row.setDouble(5, standing.brier());
            row.setDouble(6, standing.againstBrier());
            row.setDouble(7, standing.windowBrier());
            row.setLong(8, standing.slot());
        }
    }
}
