package io.slipstream.jobs.sql.model;

import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.UnusableBundleException;
import io.slipstream.models.scoring.dataset.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.catalog.ResolvedCatalogModel;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.ModelProviderFactory;
import org.apache.flink.table.ml.ModelProvider;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;

/**
 * {@code CREATE MODEL … INPUT (the columns that it learnt from, FLOAT or DOUBLE) OUTPUT (the
 * probability) WITH ('provider' = 'slipstream', …)}: what {@code ML_PREDICT} scores with. Either
 * {@code 'bundle'} names a bundle, or {@code 'url'} a database whose champion of the moment is
 * taken.
 */
public final class SlipstreamModelFactory implements ModelProviderFactory {

    private static final ConfigOption<String> BUNDLE =
            ConfigOptions.key("bundle")
                    .stringType()
                    .noDefaultValue()
                    .withDescription("a bundle: a folder, a zip, or classpath: and a folder");

    private static final ConfigOption<String> URL =
            ConfigOptions.key("url")
                    .stringType()
                    .noDefaultValue()
                    .withDescription("JDBC URL of a database: its champion scores");

    @Override
    public String factoryIdentifier() {
        return "slipstream";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of();
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(BUNDLE, URL);
    }

    @Override
    public ModelProvider createModelProvider(Context context) {
        FactoryUtil.ModelProviderFactoryHelper helper =
                FactoryUtil.createModelProviderFactoryHelper(this, context);
        helper.validate();
        ResolvedCatalogModel model = context.getCatalogModel();
        String location =
                location(
                        helper.getOptions().getOptional(BUNDLE).orElse(""),
                        helper.getOptions().getOptional(URL).orElse(""));
        ResolvedSchema input = model.getResolvedInputSchema();
        List<LogicalType> output = numbers(model.getResolvedOutputSchema());
        if (output.size() != 1) {
            throw new ValidationException(
                    "expected one output of a model, the probability, was " + output.size());
        }
        checkColumns(location, input.getColumnNames());
        return new SlipstreamModelProvider(
                location,
                input.getColumnNames(),
                numbers(input),
                output.get(0).is(LogicalTypeRoot.DOUBLE));
    }

    private static String location(String bundle, String url) {
        if (bundle.isEmpty() == url.isEmpty()) {
            throw new ValidationException(
                    "expected either 'bundle' or 'url' in the options of a model, was "
                            + (url.isEmpty() ? "neither" : "both"));
        }
        return bundle.isEmpty() ? ChampionBundle.location(url) : bundle;
    }

    private static List<LogicalType> numbers(ResolvedSchema schema) {
        List<LogicalType> types = new ArrayList<>();
        for (Column column : schema.getColumns()) {
            LogicalType type = column.getDataType().getLogicalType();
            if (!type.isAnyOf(LogicalTypeRoot.FLOAT, LogicalTypeRoot.DOUBLE)) {
                throw new ValidationException(
                        "expected FLOAT or DOUBLE of every column of a model, was %s %s"
                                .formatted(column.getName(), type));
            }
            types.add(type);
        }
        return types;
    }

    /** While the query is planned: whoever asks is still there to read what is wrong. */
    private static void checkColumns(String location, List<String> columns) {
        try {
            ModelBundle bundle = ModelBundles.load(location);
            new RowReader(RowReader.columns(bundle), columns);
        } catch (IllegalArgumentException | UnusableBundleException e) {
            throw new ValidationException(e.getMessage(), e);
        }
    }
}
