package io.slipstream.connectors.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.connectors.sink.AtLeastOnceSink;
import io.slipstream.models.market.LeaderProfile;
import io.slipstream.models.market.ModelStanding;
import io.slipstream.models.market.TokenPrice;
import io.slipstream.models.market.ViralToken;
import io.slipstream.models.trade.Lot;
import io.slipstream.models.trade.Offer;
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
                ON CONFLICT (order_id) DO NOTHING\
                """,
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
                    token_units = excluded.token_units, cost_lamports = excluded.cost_lamports\
                """,
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
                    breaker = excluded.breaker, since = excluded.since\
                """,
                new RiskStateRow());
    }

    /** The first decision stands. */
    public Sink<SnipeRun> snipeRuns() {
        return sink(
                """
                INSERT INTO snipe_runs (run_id, user_id, mint, pool, score, confidence,
                    model_version, decision, reasons, features, decided_at, order_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                ON CONFLICT (run_id) DO NOTHING\
                """,
                new SnipeRunRow());
    }

    /** A trend is told once. */
    public Sink<ViralToken> viralTokens() {
        return sink(
                """
                INSERT INTO viral_tokens (mint, slot, voices, usual, deviation, sentiment)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (mint, slot) DO NOTHING\
                """,
                new ViralTokenRow());
    }

    /** An offer is made once; who has taken it is not written here. */
    public Sink<Offer> offers() {
        return sink(
                """
                INSERT INTO offers (offer_id, user_id, mint, pool, lamports, verdict, confidence,
                    model_version, reasons, slot, offered_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (offer_id) DO NOTHING\
                """,
                new OfferRow());
    }

    /** The newest price counts; one that comes again after a restart is older than what stands. */
    public Sink<TokenPrice> prices() {
        return sink(
                """
                INSERT INTO token_prices (mint, lamports, token_units, sol_usd_micros, slot)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (mint) DO UPDATE SET
                    lamports = excluded.lamports, token_units = excluded.token_units,
                    sol_usd_micros = excluded.sol_usd_micros, slot = excluded.slot, seen_at = now()
                WHERE token_prices.slot < excluded.slot\
                """,
                new TokenPriceRow());
    }

    /** The newest standing of a model beside another counts. */
    public Sink<ModelStanding> modelStandings() {
        return sink(
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

    /** The last record of a wallet in a window counts. */
    public Sink<LeaderProfile> profiles() {
        return sink(
                """
                INSERT INTO leader_profiles (address, "window", at, trades, closed, wins,
                    realized_lamports, unrealized_lamports, profit_factor, drawdown_lamports,
                    median_hold_seconds, tokens, early_share, largest_win_share,
                    followed_400ms_lamports, followed_2s_lamports, followed_10s_lamports,
                    flags, tier, score)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (address, "window") DO UPDATE SET
                    at = excluded.at, trades = excluded.trades, closed = excluded.closed,
                    wins = excluded.wins, realized_lamports = excluded.realized_lamports,
                    unrealized_lamports = excluded.unrealized_lamports,
                    profit_factor = excluded.profit_factor,
                    drawdown_lamports = excluded.drawdown_lamports,
                    median_hold_seconds = excluded.median_hold_seconds, tokens = excluded.tokens,
                    early_share = excluded.early_share,
                    largest_win_share = excluded.largest_win_share,
                    followed_400ms_lamports = excluded.followed_400ms_lamports,
                    followed_2s_lamports = excluded.followed_2s_lamports,
                    followed_10s_lamports = excluded.followed_10s_lamports,
                    flags = excluded.flags, tier = excluded.tier, score = excluded.score\
                """,
                new ProfileRow());
    }

    /**
     * What is told of a wallet that somebody tracks or copies. A wallet of which nobody has heard
     * gets no row, since a row means that the wallet is followed.
     */
    public Sink<LeaderProfile> reputations() {
        return sink(
                """
                INSERT INTO tracked_wallets (address, is_trader, trader_tier, reputation_score,
                    realized_pnl_sol, win_rate, trades, followers)
                SELECT w.address, true, ?, round(?::numeric, 1), ?::numeric / 1000000000, ?, ?,
                    (SELECT count(*) FROM copy_relations c
                     WHERE c.leader_address = w.address AND c.copy_enabled)
                FROM (VALUES (?)) AS w (address)
                WHERE EXISTS (SELECT 1 FROM tracked_wallets t WHERE t.address = w.address)
                   OR EXISTS (SELECT 1 FROM copy_relations c WHERE c.leader_address = w.address)
                ON CONFLICT (address) DO UPDATE SET
                    trader_tier = excluded.trader_tier,
                    reputation_score = excluded.reputation_score,
                    realized_pnl_sol = excluded.realized_pnl_sol, win_rate = excluded.win_rate,
                    trades = excluded.trades, followers = excluded.followers\
                """,
                new ReputationRow());
    }

    private <T> Sink<T> sink(String insert, JdbcStatementBuilder<T> row) {
        return new AtLeastOnceSink<>(
                JdbcSink.<T>builder()
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
                                        .build()));
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

    private static final class ViralTokenRow implements JdbcStatementBuilder<ViralToken> {
        private static final long serialVersionUID = 1L;

        @Override
        public void accept(PreparedStatement row, ViralToken token) throws SQLException {
            row.setString(1, token.mint());
            row.setLong(2, token.slot());
            row.setInt(3, token.voices());
            row.setDouble(4, token.usual());
            row.setDouble(5, token.deviation());
            row.setDouble(6, token.sentiment());
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
            row.setObject(11, time(offer.offeredAt()));
            row.setObject(12, time(offer.expiresAt()));
        }
    }

    private static final class TokenPriceRow implements JdbcStatementBuilder<TokenPrice> {
        private static final long serialVersionUID = 1L;

        @Override
        public void accept(PreparedStatement row, TokenPrice price) throws SQLException {
            row.setString(1, price.mint());
            row.setLong(2, price.lamports());
            row.setLong(3, price.units());
            if (price.solUsdMicros() > 0) {
                row.setLong(4, price.solUsdMicros());
            } else {
                row.setNull(4, Types.BIGINT);
            }
            row.setLong(5, price.slot());
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

    private static final class ProfileRow implements JdbcStatementBuilder<LeaderProfile> {
        private static final long serialVersionUID = 1L;

        @Override
        public void accept(PreparedStatement row, LeaderProfile profile) throws SQLException {
            row.setString(1, profile.address());
            row.setString(2, profile.window());
            row.setObject(3, time(profile.at() * 1000));
            row.setLong(4, profile.trades());
            row.setLong(5, profile.closed());
            row.setLong(6, profile.wins());
            row.setLong(7, profile.realized());
            row.setLong(8, profile.unrealized());
            if (profile.profitFactor() < 0) {
                row.setNull(9, Types.DOUBLE);
            } else {
                row.setDouble(9, profile.profitFactor());
            }
            row.setLong(10, profile.drawdown());
            row.setLong(11, profile.medianHoldSeconds());
            row.setLong(12, profile.tokens());
            row.setDouble(13, profile.earlyShare());
            row.setDouble(14, profile.largestWinShare());
            row.setLong(15, profile.followedSoon());
            row.setLong(16, profile.followedLater());
            row.setLong(17, profile.followedLate());
            row.setString(18, profile.flags());
            row.setString(19, profile.tier());
            row.setDouble(20, profile.score());
        }
    }

    private static final class ReputationRow implements JdbcStatementBuilder<LeaderProfile> {
        private static final long serialVersionUID = 1L;

        @Override
        public void accept(PreparedStatement row, LeaderProfile profile) throws SQLException {
            row.setString(1, profile.tier());
            row.setDouble(2, profile.score());
            row.setLong(3, profile.realized());
            row.setDouble(4, profile.winRate());
            row.setLong(5, profile.trades());
            row.setString(6, profile.address());
        }
    }
}
