package io.slipstream.models.scoring;

import java.util.List;
import java.util.Map;

/**
 * What the card shows beside the figures, of the held-out rows.
 *
 * @param curves by model
 * @param importance of the bundle's own model, the most important first
 * @param slices of the bundle's own model
 */
public record HeldOut(Map<String, Curves> curves, List<Importance> importance, List<Slice> slices) {

    /** Nothing to show. */
    public static HeldOut nothing() {
        return new HeldOut(Map.of(), List.of(), List.of());
    }
}
