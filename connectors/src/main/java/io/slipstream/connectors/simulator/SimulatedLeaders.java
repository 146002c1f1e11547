package io.slipstream.connectors.simulator;

import io.slipstream.models.unit.Base58;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The leaders of every simulated market. Who leader n is, and how well he trades, does not depend
 * on the seed: settings can name him.
 */
public final class SimulatedLeaders {
    private static final double GOLDEN_RATIO = 0.6180339887498949;
    private static final double BEST = 0.95;

    private SimulatedLeaders() {}

    /** Wallet of leader n, base58: sha256("leader-n"). */
    public static String address(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("expected a leader from 0, was " + n);
        }
        return named("leader-" + n);
    }

    /** Wallet of somebody, base58: sha256 of his name. */
    static String named(String somebody) {
        try {
            byte[] name = somebody.getBytes(StandardCharsets.US_ASCII);
            return Base58.encode(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected a JDK with SHA-256", e);
        }
    }

    /**
     * How well leader n trades, from 0 (buys late what has already risen, holds too long) to 1.
     * Leader 0 has 0.95; any run of leaders covers the range evenly.
     */
    public static double skill(int n) {
        double place = BEST + n * GOLDEN_RATIO;
        return place - Math.floor(place);
    }

    /** Every seventh leader mostly sells one or two slots after he bought. */
    public static boolean flips(int n) {
        return n % 7 == 6;
    }
}
