package io.slipstream.jobs.cli;

import io.slipstream.jobs.cli.SystemAddress.Opened;
import io.slipstream.jobs.sql.FeatureColumns;
import io.slipstream.jobs.sql.RowFormat;
import io.slipstream.jobs.sql.SqlPrompt;
import io.slipstream.jobs.sql.SqlRefusedException;
import io.slipstream.jobs.sql.SqlScript;
import io.slipstream.jobs.sql.SqlSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipstream sql}: Flink SQL over everything. */
@Command(
        name = "sql",
        description = {
            "Flink SQL over every topic and table of a system, with views, DECODE_TRANSACTION and ML_PREDICT; it only reads. Without"
                    + " -f and -e it asks for statements.",
            "sql/flink defines what there is, sql/queries has examples. Times are UTC."
        },
        mixinStandardHelpOptions = true)
public final class SqlCommand implements Callable<Integer> {

    @Mixin private SystemAddress system;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "runs the statements of a file; may be repeated")
    private List<Path> files = List.of();

    @Option(
            names = {"-e", "--execute"},
            paramLabel = "STATEMENT",
            description = "runs a statement; may be repeated")
    private List<String> statements = List.of();

    @Option(
            names = {"-v", "--variable"},
            paramLabel = "NAME=VALUE",
            description =
                    "what ${NAME} stands for in statements; may be repeated; ${features} is there already")
    private Map<String, String> variables = Map.of();

    @Option(
            names = "--format",
            paramLabel = "table|csv|json",
            description = "of rows; default: ${DEFAULT-VALUE}",
            defaultValue = "table")
    private RowFormat format = RowFormat.TABLE;

    @Option(
            names = "--recorded",
            paramLabel = "DIR",
            description =
                    "adds the tables recorded_features and recorded_outcomes: what a run recorded below its data directory, in training")
    private @Nullable Path recorded;

    @Option(
            names = "--streaming",
            description = "queries go on with what comes, instead of ending with what is there")
    private boolean streaming;

    @Override
    public Integer call() throws Exception {
        List<String> script = script();
        // The driver turns the database's moments into the JVM's local time.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try (Opened opened = system.open(System.getenv());
                SqlSession session = SqlSession.open(opened.endpoints(), streaming)) {
            if (recorded != null) {
                session.defineRecorded(recorded);
            }
            if (script.isEmpty()) {
                prompt(session);
            }
            for (String statement : script) {
                session.run(statement, System.out, format);
            }
        } catch (SqlRefusedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        return 0;
    }

    private void prompt(SqlSession session) throws IOException {
        PrintStream out = System.out;
        new SqlPrompt(session, format, values())
                .run(
                        new BufferedReader(
                                new InputStreamReader(System.in, Charset.defaultCharset())),
                        out);
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>(FeatureColumns.places());
        values.putAll(variables);
        return values;
    }

    /** All statements, filled in; nothing is run before all of them are known. */
    private List<String> script() {
        List<String> texts = new ArrayList<>();
        try {
            for (Path file : files) {
                texts.add(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UsageException(
                    "expected a file that can be read with -f, was " + e.getMessage());
        }
        texts.addAll(statements);
        Map<String, String> values = values();
        try {
            List<String> found =
                    texts.stream()
                            .flatMap(text -> SqlScript.statements(text).stream())
                            .map(statement -> SqlScript.fill(statement, values))
                            .toList();
            if (found.isEmpty() && !texts.isEmpty()) {
                throw new UsageException("expected a statement, was none");
            }
            return found;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
