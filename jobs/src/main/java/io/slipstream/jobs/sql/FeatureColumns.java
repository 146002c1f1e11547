package io.slipstream.jobs.sql;

import io.slipstream.models.scoring.Feature;
import io.slipstream.models.scoring.FeatureSchema;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The feature schema of tokens as lists for SQL, so that no text of SQL repeats it. */
public final class FeatureColumns {

    private static final List<String> NAMES =
            FeatureSchema.tokens().features().stream().map(Feature::name).toList();

    private FeatureColumns() {}

    /** {@code ${features}}: the names, for {@code DESCRIPTOR}. */
    public static Map<String, String> places() {
        return Map.of("features", list(FeatureColumns::quoted));
    }

    /** What the definitions need besides: as inputs of a model, from an array, from JSON. */
    static Map<String, String> definitions() {
        return Map.of(
                "features_as_float",
                list(name -> quoted(name) + " FLOAT"),
                "features_of_values",
                list(name -> cell("values", name)),
                "features_of_recorded",
                list(name -> cell("feature_values", name)),
                "features_of_json",
                list(
                        name ->
                                "CAST(JSON_VALUE(features, '$.%s') AS FLOAT) AS %s"
                                        .formatted(name, quoted(name))));
    }

    private static String list(Function<String, String> each) {
        return NAMES.stream().map(each).collect(Collectors.joining(", "));
    }

    private static String cell(String array, String name) {
        return "%s[%d] AS %s".formatted(quoted(array), NAMES.indexOf(name) + 1, quoted(name));
    }

    private static String quoted(String name) {
        return "`" + name + "`";
    }
}
