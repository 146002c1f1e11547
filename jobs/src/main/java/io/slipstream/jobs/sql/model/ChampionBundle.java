package io.slipstream.jobs.sql.model;

import io.slipstream.models.scoring.ModelBundles;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.flink.table.api.ValidationException;

/** Where the bundle of the model lies that scores in a system at this moment. */
final class ChampionBundle {

    private ChampionBundle() {}

    /**
     * That of the database's champion; the one that comes with Slipstream if nobody was promoted.
     *
     * @throws ValidationException if the database cannot be asked
     */
    static String location(String jdbcUrl) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT bundle_path FROM analysis.model_versions WHERE status = 'CHAMPION'"
                                        + " ORDER BY promoted_at DESC NULLS LAST LIMIT 1")) {
            return row.next() ? row.getString(1) : ModelBundles.DEFAULT;
        } catch (SQLException e) {
            throw new ValidationException(
                    "expected a database that names its champion, was " + e.getMessage(), e);
        }
    }
}
