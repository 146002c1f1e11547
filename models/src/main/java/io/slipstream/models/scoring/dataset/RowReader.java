package io.slipstream.models.scoring.dataset;

import io.slipstream.models.scoring.Feature;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.ModelBundle;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the features of a model from tables that have its columns, in whatever order and among
 * others.
 */
public final class RowReader {
    private final List<DatasetColumn> columns;
    private final int width;
    private final int[] places;
    private long nonsense;

    /**
     * @throws IllegalArgumentException if a column is not there; the message names all that are
     *     missing
     */
    public RowReader(List<DatasetColumn> columns, List<String> header) {
        this.columns = columns;
        places = columns.stream().mapToInt(column -> header.indexOf(column.name())).toArray();
        width = columns.stream().mapToInt(column -> column.features().size()).sum();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                missing.add(columns.get(i).name());
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected the columns that the model learnt from, missing: "
                            + String.join(", ", missing));
        }
    }

    /** Columns of a bundle: what it learnt from, or its features themselves. */
    public static List<DatasetColumn> columns(ModelBundle bundle) {
        if (!bundle.columns().isEmpty()) {
            return bundle.columns();
        }
        return bundle.schema().features().stream()
                .map(feature -> new DatasetColumn(feature.name(), false, 0))
                .toList();
    }

    /** A schema of all features that the columns make. */
    public static FeatureSchema schema(List<DatasetColumn> columns) {
        List<Feature> features =
                columns.stream().flatMap(column -> column.features().stream()).toList();
        return new FeatureSchema("dataset", 1, features);
    }

    /** The features of a row; a row that is too short ends in missing cells. */
    public float[] read(String[] cells) {
        float[] row = new float[width];
        int at = 0;
        for (int i = 0; i < places.length; i++) {
            String cell = places[i] < cells.length ? cells[places[i]] : "";
            double value = Cell.isEmpty(cell) ? Double.NaN : Cell.value(cell);
            nonsense += Double.isNaN(value) && !Cell.isEmpty(cell) ? 1 : 0;
            at = columns.get(i).write(value, row, at);
        }
        return row;
    }

    /**
     * The features of a row of numbers.
     *
     * @param cells in the order of the header, NaN where nothing is known
     */
    public float[] read(double[] cells) {
        float[] row = new float[width];
        int at = 0;
        for (int i = 0; i < places.length; i++) {
            at = columns.get(i).write(cells[places[i]], row, at);
        }
        return row;
    }

    /** Cells so far that were neither empty nor a number nor a flag: they counted as missing. */
    public long nonsense() {
        return nonsense;
    }
}
