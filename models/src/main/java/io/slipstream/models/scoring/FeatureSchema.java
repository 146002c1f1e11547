package io.slipstream.models.scoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ordered list of features with a version. What builds rows, what trains on them and what scores
 * them agree by its hash.
 */
public final class FeatureSchema {
    private static final FeatureSchema TOKENS = new FeatureSchema("token", 2, TokenFeature.all());

    private final String name;
    private final int version;
    private final List<Feature> features;
    private final String hash;

    /** A schema of the given features, in this order. */
    public FeatureSchema(String name, int version, List<Feature> features) {
        this.name = name;
        this.version = version;
        this.features = List.copyOf(features);
        this.hash = sha256(text());
    }

    /** The schema of young tokens: the constants of {@link TokenFeature} in their order. */
    public static FeatureSchema tokens() {
        return TOKENS;
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }

    public List<Feature> features() {
        return features;
    }

    public int size() {
        return features.size();
    }

    /** SHA-256 of {@link #text()}, 64 hex digits. */
    public String hash() {
        return hash;
    }

    /** The canonical text: name and version, then one line {@code name|unit|meaning} a feature. */
    public String text() {
        StringBuilder text = new StringBuilder(name).append('|').append(version).append('\n');
        for (Feature feature : features) {
            text.append(feature.name()).append('|').append(feature.unit()).append('|');
            text.append(feature.meaning()).append('\n');
        }
        return text.toString();
    }

    /** True if the row has a finite number for every feature. */
    public boolean fits(float[] row) {
        if (row.length != features.size()) {
            return false;
        }
        for (float value : row) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The row with its names, in the order of the schema.
     *
     * @throws IllegalArgumentException if the row has another length
     */
    public Map<String, Double> named(float[] row) {
        if (row.length != features.size()) {
            throw new IllegalArgumentException(
                    "expected a row of " + features.size() + " features, was " + row.length);
        }
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < row.length; i++) {
            named.put(features.get(i).name(), (double) row[i]);
        }
        return named;
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected a JDK with SHA-256", e);
        }
    }
}
