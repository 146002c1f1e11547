package io.slipstream.models.user;

import org.jspecify.annotations.Nullable;

/**
 * Row of {@code model_versions}.
 *
 * @param status CHAMPION, CHALLENGER or RETIRED; null if unknown
 * @param bundlePath where the bundle lies, as every worker sees it; null if unknown
 * @param schemaHash of the features that it scores; null if unknown
 * @param deleted true if the row is gone
 */
public record ModelVersionRow(
        String version,
        @Nullable String status,
        @Nullable String bundlePath,
        @Nullable String schemaHash,
        boolean deleted) {

    /** True if this is the model to score with. */
    public boolean isChampion() {
        return !deleted && "CHAMPION".equals(status) && bundlePath != null;
    }

    /** True if this model is to score in shadow. */
    public boolean isChallenger() {
        return !deleted && "CHALLENGER".equals(status) && bundlePath != null;
    }
}
