package io.slipstream.models.layout;

/**
 * pump.fun's {@code CompleteEvent}: the last token of the curve was sold; it can be migrated.
 * Source: idl/pump.json.
 *
 * @param timestamp epoch seconds
 */
public record PumpFunCompleteEvent(String user, String mint, String bondingCurve, long timestamp) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("CompleteEvent");

    /** Reads the body, after the discriminator. */
    public static PumpFunCompleteEvent read(ByteReader in) {
        return new PumpFunCompleteEvent(in.key(), in.key(), in.key(), in.i64());
    }

    /** Data of the event's self-CPI. */
    public byte[] toCpiData() {
        return new ByteWriter()
                .u64(Discriminator.EVENT_CPI)
                .u64(DISCRIMINATOR)
                .key(user)
                .key(mint)
                .key(bondingCurve)
                .i64(timestamp)
                .toBytes();
    }
}
