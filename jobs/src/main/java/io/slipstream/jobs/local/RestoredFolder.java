package io.slipstream.jobs.local;

import io.slipstream.connectors.postgres.EmbeddedDatabase;
import io.slipstream.connectors.postgres.Migrations;
import io.slipstream.connectors.postgres.TableBackup;
import io.slipstream.connectors.postgres.TableBackup.Manifest;
import java.nio.file.Path;

/** A data directory that begins with the tables of a backup. */
public final class RestoredFolder {

    private RestoredFolder() {}

    /** Makes the folder's database, migrates it and fills it. */
    public static Manifest make(Path dataDir, Path backup) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(dataDir.resolve("postgres"), 0)) {
            Migrations.apply(database.jdbcUrl());
            return TableBackup.restore(database.jdbcUrl(), backup);
        }
    }
}
