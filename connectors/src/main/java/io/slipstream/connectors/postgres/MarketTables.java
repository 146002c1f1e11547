package io.slipstream.connectors.postgres;

import io.slipstream.models.market.LeaderProfile;
import io.slipstream.models.market.TokenPrice;
import io.slipstream.models.market.ViralToken;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;

/**
 * What is known of tokens and wallets, in tables. People look at them and no decision does, so that
 * rows gather for longer.
 */
public final class MarketTables {
    private static final long FLUSH_MILLIS = 1_000;

    private final TableSinks sinks;

    public MarketTables(String jdbcUrl) {
        sinks = new TableSinks(jdbcUrl, FLUSH_MILLIS);
    }

    /** The newest price counts; one that comes again after a restart is older than what stands. */
    public Sink<TokenPrice> prices() {
        return sinks.upserting(
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

    /** A trend is told once. */
    public Sink<ViralToken> viralTokens() {
        return sinks.upserting(
                """
                INSERT INTO viral_tokens (mint, slot, voices, usual, deviation, sentiment)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (mint, slot) DO NOTHING\
                """,
                new ViralTokenRow());
    }

    /** The last record of a wallet in a window counts. */
    public Sink<LeaderProfile> profiles() {
        return sinks.upserting(
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
        return sinks.upserting(
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

    private static final class ProfileRow implements JdbcStatementBuilder<LeaderProfile> {
        private static final long serialVersionUID = 1L;

        @Override
        public void accept(PreparedStatement row, LeaderProfile profile) throws SQLException {
            row.setString(1, profile.address());
            row.setString(2, profile.window());
            row.setObject(3, TableSinks.time(profile.at() * 1000));
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
