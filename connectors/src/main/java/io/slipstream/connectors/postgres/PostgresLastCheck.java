package io.slipstream.connectors.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.slipstream.models.chain.Side;
import io.slipstream.models.port.LastCheck;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.VenueReason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the tables themselves: users, settings and the operator's switch, which people write,
 * and the breaker, which the risk gate writes. A breaker counts if it opened after the order was
 * stored; of an earlier one the gate knew, and the user may have closed it since.
 */
public final class PostgresLastCheck implements LastCheck {
    private static final int CONNECTIONS = 4;

    private static final String STATE =
            """
            SELECT u.status, s.trading_state, y.trading_state,
                   r.breaker IS NOT NULL AND r.since > o.created_at
            FROM (SELECT 1) AS one
            LEFT JOIN users u ON u.user_id = ?
            LEFT JOIN user_settings s ON s.user_id = u.user_id
            LEFT JOIN user_risk_state r ON r.user_id = u.user_id
            LEFT JOIN orders o ON o.order_id = ?
            LEFT JOIN system_state y ON y.id = 1""";

    private static final String PROMISED =
            """
            WITH one AS (SELECT ?::bigint AS fee, ?::bigint AS user_id, ?::text AS order_id)
            SELECT (SELECT coalesce(sum(o.input_amount + one.fee), 0) FROM orders o
                    WHERE o.user_id = one.user_id AND o.order_id <> one.order_id AND o.side = 'BUY'
                      AND o.booked_at IS NULL AND o.state IN ('SIGNED', 'SENT', 'UNKNOWN'))
                 + (SELECT coalesce(sum(w.lamports + one.fee), 0) FROM withdrawals w
                    WHERE w.user_id = one.user_id AND w.state = 'SIGNED')
            FROM one""";

    private final HikariDataSource connections;

    /** Connects at once; throws if the database cannot be reached. */
    public PostgresLastCheck(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setPoolName("last-check");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        connections = new HikariDataSource(config);
    }

    @Override
    public @Nullable VenueReason objection(Order order) {
        try (Connection connection = connections.getConnection();
                PreparedStatement query = connection.prepareStatement(STATE)) {
            query.setLong(1, order.terms().userId());
            query.setString(2, order.id());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return objection(
                        order,
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4));
            }
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    /**
     * Strict like the risk gate: whoever may only reduce may not buy, a halt stops what is
     * automatic.
     */
    static @Nullable VenueReason objection(
            Order order,
            @Nullable String user,
            @Nullable String setting,
            @Nullable String system,
            boolean breaker) {
        if (order.terms().side() == Side.SELL) {
            boolean his = order.terms().context() == OrderContext.MANUAL_COMMAND;
            return !his && ("HALTED".equals(setting) || "HALTED".equals(system))
                    ? VenueReason.HALTED
                    : null;
        }
        if (!"ACTIVE".equals(user)) {
            return VenueReason.USER_INACTIVE;
        }
        if ("HALTED".equals(setting) || "HALTED".equals(system)) {
            return VenueReason.HALTED;
        }
        if (!"ACTIVE".equals(setting) || !"ACTIVE".equals(system)) {
            return VenueReason.REDUCING;
        }
        return breaker ? VenueReason.BREAKER : null;
    }

    @Override
    public long promised(Order order, long mostFeeLamports) {
        try (Connection connection = connections.getConnection();
                PreparedStatement query = connection.prepareStatement(PROMISED)) {
            query.setLong(1, mostFeeLamports);
            query.setLong(2, order.terms().userId());
            query.setString(3, order.id());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBigDecimal(1).longValueExact();
            }
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    private static IllegalStateException unanswered(SQLException e) {
        return new IllegalStateException("expected the database to answer the last check", e);
    }

    @Override
    public void close() {
        connections.close();
    }
}
