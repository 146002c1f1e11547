package io.slipstream.models.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Input that could not be read, kept with its original.
 *
 * @param stage the step that refused it, kebab-case
 * @param reason a sentence: expected X, was Y
 * @param id where it came from
 * @param payload the original text, cut at 64 KiB
 * @param length bytes of the whole original
 * @param sha256 of the whole original, hex
 */
public record DeadLetter(
        String stage, String reason, String id, String payload, long length, String sha256) {

    private static final int KEPT = 64 * 1024;

    public static DeadLetter of(String stage, String reason, String id, byte[] original) {
        byte[] kept = original.length <= KEPT ? original : Arrays.copyOf(original, KEPT);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(original);
            return new DeadLetter(
                    stage,
                    reason,
                    id,
                    new String(kept, StandardCharsets.UTF_8),
                    original.length,
                    HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected a JDK with SHA-256", e);
        }
    }
}
