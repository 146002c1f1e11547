package io.slipstream.jobs.sql;

import io.slipstream.connectors.postgres.DatabaseRole;
import io.slipstream.jobs.local.QueryCluster;
import io.slipstream.jobs.wiring.Endpoints;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.ResultKind;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;

/**
 * Flink SQL with every topic and table of a system at hand, run in this process. It reads: what
 * writes into a topic or a table is refused, and the database is asked for read-only transactions.
 * Flink's own SQL client is not used, since it ends with 0 whatever happened.
 */
public final class SqlSession implements AutoCloseable {

    /** In the order in which they are run; below {@code sql/flink}. */
    static final List<String> DEFINITIONS =
            List.of(
                    "01-topics.sql",
                    "02-tables.sql",
                    "03-functions.sql",
                    "04-views.sql",
                    "05-models.sql");

    private static final String RECORDED = "06-recorded.sql";

    private static final Pattern SET = Pattern.compile("(?is)set\\s+'([^']+)'\\s*=\\s*'([^']*)'");

    private static final Set<String> WRITING =
            Set.of("INSERT", "UPDATE", "DELETE", "TRUNCATE", "EXECUTE", "UPSERT");

    private final QueryCluster cluster;
    private final TableEnvironment tables;

    private SqlSession(QueryCluster cluster, TableEnvironment tables) {
        this.cluster = cluster;
        this.tables = tables;
    }

    /**
     * @param streaming false: a query reads what is there and ends; true: it goes on with what
     *     comes
     */
    public static SqlSession open(Endpoints endpoints, boolean streaming) throws Exception {
        QueryCluster cluster = QueryCluster.start();
        try {
            SqlSession session = new SqlSession(cluster, environment(cluster, streaming));
            session.define(endpoints, streaming);
            return session;
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }

    private static TableEnvironment environment(QueryCluster cluster, boolean streaming)
            throws Exception {
        Configuration settings = cluster.client();
        settings.setString("table.local-time-zone", "UTC");
        settings.setString("parallelism.default", "1");
        settings.setString("table.exec.source.idle-timeout", "5 s");
        EnvironmentSettings.Builder mode = EnvironmentSettings.newInstance();
        return TableEnvironment.create(
                (streaming ? mode.inStreamingMode() : mode.inBatchMode())
                        .withConfiguration(settings)
                        .build());
    }

    private void define(Endpoints endpoints, boolean streaming) throws Exception {
        Map<String, String> places = new HashMap<>(FeatureColumns.definitions());
        places.put(
                "kafka",
                endpoints.bootstrapServers().isEmpty()
                        ? "no-broker-was-named:1"
                        : endpoints.bootstrapServers());
        places.put("jdbc", DatabaseRole.ANALYST.url(endpoints.jdbcUrl()));
        places.put("bounded", streaming ? "unbounded" : "latest-offset");
        for (String file : DEFINITIONS) {
            define(file, places);
        }
    }

    /**
     * Adds the tables of what runs recorded for training.
     *
     * @param folder as {@code retrain --recorded} takes it
     */
    public void defineRecorded(Path folder) throws IOException {
        Map<String, String> places = new HashMap<>(FeatureColumns.definitions());
        places.put("recorded", folder.toAbsolutePath().toUri().toString().replaceAll("/$", ""));
        define(RECORDED, places);
    }

    private void define(String file, Map<String, String> places) throws IOException {
        for (String statement : SqlScript.statements(definition(file))) {
            tables.executeSql(SqlScript.fill(statement, places));
        }
    }

    static String definition(String file) throws IOException {
        try (InputStream resource = SqlSession.class.getResourceAsStream("/flink/" + file)) {
            if (resource == null) {
                throw new IOException("expected flink/" + file + " on the class path, was missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Runs one statement and prints what it answers.
     *
     * @throws SqlRefusedException if it would write
     * @throws IOException with one sentence if it is no SQL or fails
     */
    public void run(String statement, PrintStream out, RowFormat format) throws IOException {
        String verb = statement.split("[\\s(]+", 2)[0].toUpperCase(Locale.ROOT);
        if (WRITING.contains(verb)) {
            throw new SqlRefusedException(
                    "expected a statement that reads, was " + verb + ": analysts change nothing");
        }
        Matcher set = SET.matcher(statement);
        if (set.matches()) {
            tables.getConfig().set(set.group(1), set.group(2));
            return;
        }
        try {
            TableResult result = tables.executeSql(statement);
            if (result.getResultKind() == ResultKind.SUCCESS_WITH_CONTENT) {
                new RowPrinter(out, format).print(result);
            }
        } catch (Exception e) {
            throw new IOException(sentence(e), e);
        }
    }

    /** The innermost message that says something. */
    private static String sentence(Throwable problem) {
        String said = problem.toString();
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                said = cause.getMessage();
            }
        }
        return said.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(said);
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
