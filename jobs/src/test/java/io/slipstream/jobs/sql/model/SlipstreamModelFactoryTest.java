package io.slipstream.jobs.sql.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.compiled.CompiledModels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

class SlipstreamModelFactoryTest {

    private static final List<String> FEATURES =
            FeatureSchema.tokens().features().stream().map(feature -> feature.name()).toList();

    private final TableEnvironment tables =
            TableEnvironment.create(EnvironmentSettings.inBatchMode());

    @Test
    void scoresAsTheModelItselfWhateverTheOrderOfTheColumns() throws Exception {
        List<String> backwards = new ArrayList<>(FEATURES);
        Collections.reverse(backwards);
        model("m", backwards, "FLOAT", "DOUBLE", "'bundle' = '" + ModelBundles.DEFAULT + "'");
        float[] row = new float[FEATURES.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = i % 7 * .5f;
        }
        String cells =
                IntStream.range(0, row.length)
                        .mapToObj(
                                i -> "CAST(%s AS FLOAT) AS `%s`".formatted(row[i], FEATURES.get(i)))
                        .collect(Collectors.joining(", "));
        tables.executeSql("CREATE TEMPORARY VIEW rows_of_mine AS SELECT 'MINT' AS mint, " + cells);

        List<Row> scored =
                rows(
                        "SELECT mint, success FROM ML_PREDICT(TABLE rows_of_mine, MODEL m, DESCRIPTOR(%s))"
                                .formatted(names(backwards)));

        try (TokenModel model = new CompiledModels().open(ModelBundles.DEFAULT)) {
            assertThat(scored).containsExactly(Row.of("MINT", (double) model.score(row)));
        }
    }

    @Test
    void whatIsMissingCountsAsTheModelHasItCount() throws Exception {
        model("m", FEATURES, "FLOAT", "FLOAT", "'bundle' = '" + ModelBundles.DEFAULT + "'");
        String empty =
                FEATURES.stream()
                        .map(name -> "CAST(NULL AS FLOAT) AS `%s`".formatted(name))
                        .collect(Collectors.joining(", "));
        tables.executeSql("CREATE TEMPORARY VIEW nothing AS SELECT " + empty);

        List<Row> scored =
                rows(
                        "SELECT success FROM ML_PREDICT(TABLE nothing, MODEL m, DESCRIPTOR(%s))"
                                .formatted(names(FEATURES)));

        try (TokenModel model = new CompiledModels().open(ModelBundles.DEFAULT)) {
            assertThat(scored).containsExactly(Row.of(model.score(new float[FEATURES.size()])));
        }
    }

    @Test
    void saysWhatIsWrongWhileTheQueryIsPlanned() {
        String ours = "'bundle' = '" + ModelBundles.DEFAULT + "'";

        assertRefused(FEATURES.subList(1, FEATURES.size()), "FLOAT", ours, FEATURES.get(0));
        assertRefused(FEATURES, "STRING", ours, "expected FLOAT or DOUBLE");
        assertRefused(FEATURES, "FLOAT", "'bundle' = '/nowhere'", "/nowhere");
        assertRefused(FEATURES, "FLOAT", ours + ", 'url' = 'jdbc:x'", "was both");
        assertRefused(FEATURES, "FLOAT", "'url' = 'jdbc:nobody'", "expected a database");
    }

    private void assertRefused(List<String> columns, String type, String option, String why) {
        assertThatThrownBy(
                        () -> {
                            model("bad", columns, type, "FLOAT", option);
                            String cells =
                                    columns.stream()
                                            .map(c -> "CAST('1' AS %s) AS `%s`".formatted(type, c))
                                            .collect(Collectors.joining(", "));
                            tables.executeSql("CREATE TEMPORARY VIEW bad_rows AS SELECT " + cells);
                            rows(
                                    "SELECT success FROM ML_PREDICT(TABLE bad_rows, MODEL bad, DESCRIPTOR(%s))"
                                            .formatted(names(columns)));
                        })
                .hasStackTraceContaining(why);
        tables.executeSql("DROP TEMPORARY VIEW IF EXISTS bad_rows");
        tables.executeSql("DROP MODEL IF EXISTS bad");
    }

    private void model(
            String name, List<String> columns, String input, String output, String option) {
        String inputs =
                columns.stream()
                        .map(column -> "`%s` %s".formatted(column, input))
                        .collect(Collectors.joining(", "));
        tables.executeSql(
                "CREATE MODEL %s INPUT (%s) OUTPUT (success %s) WITH ('provider' = 'slipstream', %s)"
                        .formatted(name, inputs, output, option));
    }

    private static String names(List<String> columns) {
        return columns.stream().map(c -> "`" + c + "`").collect(Collectors.joining(", "));
    }

    private List<Row> rows(String query) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (CloseableIterator<Row> found = tables.executeSql(query).collect()) {
            found.forEachRemaining(rows::add);
        }
        return rows;
    }
}
