package io.slipstream.connectors.postgres;

import org.flywaydb.core.Flyway;

/** Brings the tables to the form that this version of the code expects (sql/migrations). */
public final class Migrations {
    private Migrations() {}

    /**
     * Applies the migrations that are missing, each in a transaction of its own.
     *
     * @return how many were applied
     */
    public static int apply(String jdbcUrl) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(jdbcUrl, null, null)
                .locations("classpath:db/migration")
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
