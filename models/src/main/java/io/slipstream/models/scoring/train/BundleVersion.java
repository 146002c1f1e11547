package io.slipstream.models.scoring.train;

import io.slipstream.models.scoring.ModelKind;
import io.slipstream.models.scoring.PlattCalibration;
import io.slipstream.models.scoring.TreeEnsemble;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A version derived from what a model computes: equal models, equal versions. */
final class BundleVersion {
    private BundleVersion() {}

    static String of(ModelKind kind, ModelParts parts, PlattCalibration calibration) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] network = parts.network();
            if (network != null) {
                digest.update(network);
            }
            TreeEnsemble trees = parts.trees();
            if (trees != null) {
                add(trees, digest);
            }
            add(parts.normalizer().mean(), digest);
            add(parts.normalizer().deviation(), digest);
            add(new double[] {calibration.slope(), calibration.intercept()}, digest);
            String prefix = kind == ModelKind.NETWORK ? "mlp-" : "gbt-";
            return prefix + HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected a JDK with SHA-256", e);
        }
    }

    private static void add(TreeEnsemble trees, MessageDigest digest) {
        ByteBuffer bytes =
                ByteBuffer.allocate(4 * (trees.roots().length + 5 * trees.feature().length));
        bytes.asIntBuffer().put(trees.roots()).put(trees.feature()).put(trees.below());
        bytes.position(4 * (trees.roots().length + 2 * trees.feature().length));
        bytes.asIntBuffer().put(trees.above());
        bytes.position(bytes.position() + 4 * trees.above().length);
        bytes.asFloatBuffer().put(trees.threshold()).put(trees.value());
        digest.update(bytes.array());
    }

    private static void add(double[] numbers, MessageDigest digest) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length);
        bytes.asDoubleBuffer().put(numbers);
        digest.update(bytes.array());
    }
}
