package io.slipstream.connectors.telegram;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.slipstream.models.chat.ChatMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code telegram_messages}. Safe for use by many threads. */
public final class PostgresSentMessages implements SentMessages {
    private static final int CONNECTIONS = 4;
    private static final String FIND =
            "SELECT message_id, version FROM telegram_messages WHERE key = ?";
    private static final String NOTE =
            """
            INSERT INTO telegram_messages (key, chat_id, message_id, version) VALUES (?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET message_id = excluded.message_id,
                version = excluded.version, sent_at = now()
            WHERE telegram_messages.version <= excluded.version""";
    private static final String FORGET =
            "DELETE FROM telegram_messages WHERE sent_at < now() - interval '30 days'";

    private final HikariDataSource connections;

    /** Connects at once; throws if the database cannot be reached. */
    public PostgresSentMessages(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setPoolName("sent-messages");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        connections = new HikariDataSource(config);
        forget();
    }

    private void forget() {
        try (Connection connection = connections.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.executeUpdate();
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    @Override
    public @Nullable Shown find(String key) {
        try (Connection connection = connections.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Shown(row.getLong(1), row.getLong(2)) : null;
            }
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    @Override
    public void note(long messageId, List<ChatMessage> shown) {
        try (Connection connection = connections.getConnection();
                PreparedStatement insert = connection.prepareStatement(NOTE)) {
            for (ChatMessage message : shown) {
                insert.setString(1, message.key());
                insert.setLong(2, message.chatId());
                insert.setLong(3, messageId);
                insert.setLong(4, message.version());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    private static IllegalStateException unanswered(SQLException e) {
        return new IllegalStateException("expected the table of sent messages to answer", e);
    }

    @Override
    public void close() {
        connections.close();
    }
}
