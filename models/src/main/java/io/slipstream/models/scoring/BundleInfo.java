package io.slipstream.models.scoring;

import java.util.Map;

/**
 * The file {@code bundle.json}.
 *
 * @param version derived from what the bundle computes: the same model has the same version
 * @param schemaHash hash of the schema that the rows followed
 * @param label what a high score promises
 * @param data where the rows came from
 * @param prevalence share of true labels in the held-out rows
 * @param heldOut model name → evaluation on the same held-out rows; {@code network} is this one
 */
public record BundleInfo(
        String version,
        String schemaName,
        int schemaVersion,
        String schemaHash,
        String label,
        String data,
        long seed,
        int trainRows,
        int validationRows,
        int testRows,
        double prevalence,
        Map<String, Evaluation> heldOut) {}
