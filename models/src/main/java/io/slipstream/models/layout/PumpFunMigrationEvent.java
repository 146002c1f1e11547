package io.slipstream.models.layout;

/**
 * pump.fun's {@code CompletePumpAmmMigrationEvent}: the curve's tokens and SOL became a PumpSwap
 * pool. Source: idl/pump.json.
 *
 * @param poolMigrationFee lamports kept
 * @param timestamp epoch seconds
 */
public record PumpFunMigrationEvent(
        String user,
        String mint,
        long mintAmount,
        long solAmount,
        long poolMigrationFee,
        String bondingCurve,
        long timestamp,
        String pool) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("CompletePumpAmmMigrationEvent");

    /** Reads the body, after the discriminator. */
    public static PumpFunMigrationEvent read(ByteReader in) {
        return new PumpFunMigrationEvent(
                in.key(), in.key(), in.u64(), in.u64(), in.u64(), in.key(), in.i64(), in.key());
    }

    /** Data of the event's self-CPI. */
    public byte[] toCpiData() {
        return new ByteWriter()
                .u64(Discriminator.EVENT_CPI)
                .u64(DISCRIMINATOR)
                .key(user)
                .key(mint)
                .u64(mintAmount)
                .u64(solAmount)
                .u64(poolMigrationFee)
                .key(bondingCurve)
                .i64(timestamp)
                .key(pool)
                .toBytes();
    }
}
