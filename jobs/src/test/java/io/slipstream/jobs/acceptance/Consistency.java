package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.postgres.EmbeddedDatabase;
import java.nio.file.Path;

/** What must hold between the tables of any run, however often it was interrupted. */
final class Consistency {

    private Consistency() {}

    /** Of a data directory that no run holds. */
    static void check(Path dataDir) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir.resolve("postgres"), 0)) {
            Query query = new Query(database.jdbcUrl());
            assertThat(
                            query.list(
                                    "SELECT signal_id FROM order_outcomes GROUP BY 1 HAVING count(*) > 1"))
                    .as("signals with more than one outcome")
                    .isEmpty();
            assertThat(
                            query.list(
                                    "SELECT order_id FROM orders o FULL JOIN trades t USING (order_id)"
                                            + " WHERE (o.state = 'FILLED') IS DISTINCT FROM (t.order_id IS NOT NULL)"))
                    .as("filled orders without a trade, and trades without a filled order")
                    .isEmpty();
            assertThat(
                            query.list(
                                    """
                                    SELECT concat(user_id, ' ', mint, ': traded ', traded, ', held ', held)
                                    FROM (SELECT user_id, mint,
                                                 sum(CASE side WHEN 'BUY' THEN token_units ELSE -token_units END) AS traded
                                          FROM trades GROUP BY 1, 2) t
                                    FULL JOIN (SELECT user_id, mint, sum(token_units) AS held FROM lots GROUP BY 1, 2) l
                                    USING (user_id, mint)
                                    WHERE traded IS DISTINCT FROM held"""))
                    .as("lots that are not what was bought less what was sold")
                    .isEmpty();
        }
    }
}
