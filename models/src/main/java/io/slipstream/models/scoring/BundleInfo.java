package io.slipstream.models.scoring;

import java.util.List;
import java.util.Map;

/**
 * The file {@code bundle.json}.
 *
 * @param version derived from what the bundle computes: the same model has the same version
 * @param kind what scores
 * @param schemaHash hash of the schema that the rows followed
 * @param label what a high score promises
 * @param data where the rows came from
 * @param split how the rows were split, one sentence
 * @param rounds epochs of the network, or trees, as the validation rows chose them
 * @param prevalence share of true labels in the held-out rows
 * @param heldOut model name → evaluation on the same held-out rows; this bundle's is under its kind
 * @param notes what else a reader must know, one sentence each
 */
public record BundleInfo(
        String version,
        ModelKind kind,
        String schemaName,
        int schemaVersion,
        String schemaHash,
        String label,
        String data,
        String split,
        long seed,
        int rounds,
        int trainRows,
        int validationRows,
        int testRows,
        double prevalence,
        Map<String, Evaluation> heldOut,
        List<String> notes) {

    /** How good this bundle's own model was on the held-out rows. */
    public Evaluation own() {
        Evaluation own = heldOut.get(kind.title());
        if (own == null) {
            throw new UnusableBundleException(
                    "expected held-out figures of " + kind.title() + " in bundle " + version);
        }
        return own;
    }
}
