package io.slipstream.models.scoring.dataset;

import io.slipstream.models.scoring.Feature;
import java.util.List;

/**
 * A column that a model learnt from. It is one feature, or two if cells were missing: the value and
 * whether there is one.
 *
 * @param name as the header has it
 * @param hasGaps true if cells were missing where the model learnt
 * @param typical median of the cells that were there: what a missing one counts as
 */
public record DatasetColumn(String name, boolean hasGaps, double typical) {

    /** The features that it makes. */
    public List<Feature> features() {
        Feature value = new Feature(name, "as it stands", "column " + name + " of the dataset");
        if (!hasGaps) {
            return List.of(value);
        }
        return List.of(
                value, new Feature(name + "?", "flag", "1 if column " + name + " is not empty"));
    }

    /**
     * Writes what a cell says.
     *
     * @param value of the cell; NaN if it is missing or makes no sense
     * @return place behind what was written
     */
    int write(double value, float[] row, int at) {
        boolean known = !Double.isNaN(value);
        row[at] = (float) (known ? value : typical);
        if (hasGaps) {
            row[at + 1] = known ? 1 : 0;
            return at + 2;
        }
        return at + 1;
    }
}
