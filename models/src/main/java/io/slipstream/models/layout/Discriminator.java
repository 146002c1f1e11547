package io.slipstream.models.layout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The eight bytes by which Anchor programs tell instructions and events apart, held as a
 * little-endian long: what {@link ByteReader#u64()} reads at the start of the data.
 */
public final class Discriminator {
    /**
     * Tag of Anchor's {@code emit_cpi!}: an instruction of the program to itself whose data is this
     * tag, the event's discriminator and the event. First eight bytes (reversed) of
     * sha256("anchor:event"), on the wire e445a52e51cb9a1d.
     */
    public static final long EVENT_CPI = Long.reverseBytes(0xe445a52e51cb9a1dL);

    private Discriminator() {}

    /** sha256("global:" + name)[0..8]; the name is in snake_case. */
    public static long ofInstruction(String name) {
        return of("global:" + name);
    }

    /** sha256("event:" + name)[0..8]; the name is in CamelCase. */
    public static long ofEvent(String name) {
        return of("event:" + name);
    }

    private static long of(String preimage) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(preimage.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).order(ByteOrder.LITTLE_ENDIAN).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected a JDK with SHA-256", e);
        }
    }
}
