package io.slipstream.connectors.wallet;

import io.slipstream.connectors.source.Look;
import io.slipstream.models.chat.ExportStep;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be done with exports of private keys now. The same step is found again until it is
 * done.
 */
final class ExportSteps implements Look<ExportStep> {
    private static final Logger LOG = LoggerFactory.getLogger(ExportSteps.class);

    /** For so long after its time a key is still sent: later its user may look elsewhere. */
    static final String PATIENCE = "15 minutes";

    /** Until then a call that is on its way has ended, so there is no message any more to know. */
    private static final String LONGEST_CALL = "1 minute";

    private static final String QUERY =
            """
            WITH open AS (
                SELECT e.*, coalesce(s.wallet_export_shown_seconds, 60) AS shown_seconds
                FROM wallet_exports e LEFT JOIN system_state s ON s.id = 1
                WHERE e.state IN ('REQUESTED', 'SENT'))
            SELECT export_id, chat_id, public_key, shown_seconds, due_at,
                   CASE WHEN state = 'SENT' THEN 'REMOVE'
                        WHEN reason IS NOT NULL OR due_at <= now() - interval '%s' THEN 'GIVE_UP'
                        ELSE 'SEND' END AS step
            FROM open
            WHERE state = 'REQUESTED' AND due_at <= now()
               OR state = 'SENT' AND message_id IS NOT NULL AND sent_at <= now() - shown_seconds * interval '1 second'
               OR state = 'SENT' AND message_id IS NULL AND sent_at <= now() - interval '%s'
            ORDER BY due_at LIMIT 100"""
                    .formatted(PATIENCE, LONGEST_CALL);

    private final String jdbcUrl;

    ExportSteps(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** While the tables do not answer there is nothing to be done. */
    @Override
    public List<ExportStep> look() {
        List<ExportStep> steps = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement query = connection.prepareStatement(QUERY);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                steps.add(
                        new ExportStep(
                                rows.getString("export_id"),
                                rows.getLong("chat_id"),
                                rows.getString("public_key"),
                                ExportStep.Kind.valueOf(rows.getString("step")),
                                rows.getLong("shown_seconds"),
                                rows.getTimestamp("due_at").getTime()));
            }
        } catch (SQLException e) {
            LOG.warn("expected table wallet_exports to answer, was {}", e.getMessage());
        }
        return steps;
    }

    @Override
    public void close() {
        // nothing is open between two looks
    }
}
