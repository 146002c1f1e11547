package io.slipstream.models.layout;

import java.util.Base64;

/**
 * Raydium CPMM's {@code SwapEvent}, logged as {@code Program data: } and base64. Amounts in base
 * units.
 *
 * <p>Source: raydium-io/raydium-cp-swap, states/events.rs. Later versions add the mints and the
 * fees behind; they are not read.
 *
 * @param inputVaultBefore units of the input mint in the pool before, without fees owed
 * @param outputVaultBefore units of the output mint in the pool before, without fees owed
 * @param inputAmount what reached the vault, without a Token-2022 transfer fee
 * @param outputAmount what left the vault, without a Token-2022 transfer fee
 */
public record CpmmSwapEvent(
        String pool,
        long inputVaultBefore,
        long outputVaultBefore,
        long inputAmount,
        long outputAmount,
        long inputTransferFee,
        long outputTransferFee,
        boolean baseInput) {

    public static final String PREFIX = "Program data: ";
    public static final long DISCRIMINATOR = Discriminator.ofEvent("SwapEvent");

    /** Reads the body, after the discriminator. */
    public static CpmmSwapEvent read(ByteReader in) {
        return new CpmmSwapEvent(
                in.key(), in.u64(), in.u64(), in.u64(), in.u64(), in.u64(), in.u64(), in.bool());
    }

    /** The log message of a transaction's meta. */
    public String toLogLine() {
        byte[] bytes =
                new ByteWriter()
                        .u64(DISCRIMINATOR)
                        .key(pool)
                        .u64(inputVaultBefore)
                        .u64(outputVaultBefore)
                        .u64(inputAmount)
                        .u64(outputAmount)
                        .u64(inputTransferFee)
                        .u64(outputTransferFee)
                        .bool(baseInput)
                        .toBytes();
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }
}
