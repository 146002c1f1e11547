package io.slipstream.models.scoring;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the card shows beside the figures, of the held-out rows.
 *
 * @param curves by model
 * @param importance of the bundle's own model, the most important first
 * @param slices of the bundle's own model
 * @param trading by model; empty if nobody knows what trading the rows would have brought
 */
public record HeldOut(
        Map<String, Curves> curves,
        List<Importance> importance,
        List<Slice> slices,
        Map<String, TopDecile> trading) {

    /** Bundles of before do not have all of it. */
    public HeldOut {
        trading = Objects.requireNonNullElse(trading, Map.of());
    }

    /** Nothing to show. */
    public static HeldOut nothing() {
        return new HeldOut(Map.of(), List.of(), List.of(), Map.of());
    }
}
