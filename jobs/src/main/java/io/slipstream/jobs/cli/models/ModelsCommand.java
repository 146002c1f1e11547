package io.slipstream.jobs.cli.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.connectors.postgres.DatabaseUrl;
import io.slipstream.connectors.postgres.ModelRegistry;
import io.slipstream.connectors.postgres.ModelRegistry.Version;
import io.slipstream.jobs.cli.UsageException;
import io.slipstream.models.scoring.BundleInfo;
import io.slipstream.models.scoring.Evaluation;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.PromotionGate;
import io.slipstream.models.scoring.compiled.CompiledModel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipstream models}: which model scores. */
@Command(
        name = "models",
        description = {
            "Which model the running jobs score with. A change takes effect within a second, without a restart.",
            "DATABASE_URL says which database: postgresql://USER@HOST:PORT/NAME, as a running `slipstream run` prints it behind"
                    + " psql, or a JDBC URL."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class ModelsCommand implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec private CommandSpec spec;

    private final Map<String, String> environment;

    public ModelsCommand() {
        this(System.getenv());
    }

    /** With other environment variables than the process's. */
    public ModelsCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, was none");
    }

    @Command(name = "list", description = "Prints all versions, the newest first.")
    int list() throws SQLException {
        say("%-20s %-11s %-26s %s", "version", "status", "created", "held out");
        for (Version version : registry().list()) {
            say(
                    "%-20s %-11s %-26s %s",
                    version.version(), version.status(), version.createdAt(), version.metrics());
        }
        return 0;
    }

    @Command(name = "publish", description = "Adds a bundle as a challenger.")
    int publish(@Parameters(paramLabel = "DIR", description = "a bundle") Path directory)
            throws SQLException {
        ModelBundle bundle = ModelBundles.load(directory.toString());
        publish(bundle, directory);
        say("%s is a challenger", bundle.info().version());
        return 0;
    }

    @Command(
            name = "promote",
            description =
                    "Makes a version champion, if its card is as good as the champion's and it has scored enough live"
                            + " rows in shadow, no worse than the model in force.")
    int promote(
            @Parameters(paramLabel = "VERSION", description = "see list") String version,
            @Option(
                            names = "--force",
                            paramLabel = "SENTENCE",
                            description = "whatever speaks against it; says why, for the table")
                    @Nullable String because)
            throws SQLException {
        List<Version> versions = registry().list();
        BundleInfo challenger = null;
        BundleInfo champion = null;
        for (Version known : versions) {
            if (known.version().equals(version)) {
                ModelBundle bundle = ModelBundles.load(known.bundlePath(), FeatureSchema.tokens());
                // What does not agree with its golden rows would be refused by every job.
                CompiledModel.open(bundle).close();
                challenger = bundle.info();
            } else if (known.status().equals("CHAMPION")) {
                champion = ModelBundles.load(known.bundlePath()).info();
            }
        }
        if (challenger == null) {
            throw new UsageException("expected a version in model_versions, was " + version);
        }
        if (because != null && because.isBlank()) {
            throw new UsageException("expected a sentence behind --force, was none");
        }
        String inForce =
                champion == null
                        ? ModelBundles.load(ModelBundles.DEFAULT).info().version()
                        : champion.version();
        List<String> objections =
                new ArrayList<>(
                        PromotionGate.objections(challenger, FeatureSchema.tokens(), champion));
        objections.addAll(PromotionGate.liveObjections(registry().standing(version, inForce)));
        if (!objections.isEmpty() && because == null) {
            throw new IllegalStateException(
                    "not promoted (--force 'why' does it): " + String.join("; ", objections));
        }
        registry().promote(version, objections.isEmpty() ? null : because);
        say("%s is champion", version);
        return 0;
    }

    @Command(
            name = "rollback",
            description = "Puts the champion before the present one back in force.")
    int rollback() throws SQLException {
        @Nullable String before = registry().rollback();
        say("%s is champion", before == null ? "no version: the bundled model" : before);
        return 0;
    }

    /** True if a database is named. */
    public boolean hasRegistry() {
        String url = environment.get("DATABASE_URL");
        return url != null && !url.isBlank();
    }

    /** Adds a bundle that lies in a directory as a challenger. */
    public void publish(ModelBundle bundle, Path directory) throws SQLException {
        BundleInfo info = bundle.info();
        registry()
                .publish(
                        info.version(),
                        directory.toAbsolutePath().normalize().toString(),
                        info.schemaHash(),
                        metrics(info.own()));
    }

    private ModelRegistry registry() {
        String url = environment.get("DATABASE_URL");
        if (url == null || url.isBlank()) {
            throw new UsageException(
                    "expected DATABASE_URL to say which database, was not set (a running `slipstream run` prints it behind psql)");
        }
        try {
            return new ModelRegistry(DatabaseUrl.toJdbc(url.strip()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("DATABASE_URL: " + e.getMessage());
        }
    }

    private static String metrics(Evaluation own) {
        try {
            return JSON.writeValueAsString(own);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected figures that JSON can hold, was " + own, e);
        }
    }

    private void say(String format, Object... values) {
        spec.commandLine().getOut().println(String.format(format, values));
        spec.commandLine().getOut().flush();
    }
}
