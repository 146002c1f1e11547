package io.slipstream.models.layout;

import java.util.Base64;

/**
 * Raydium CPMM's {@code SwapEvent}, logged as {@code Program data: } and base64. Amounts in base
 * units.
 *
 * <p>Source: raydium-io/raydium-cp-swap, states/events.rs. Versions since 2025 have the mints and
 * the fees behind; before, the fees are -1.
 *
 * @param inputVaultBefore units of the input mint in the pool before, without fees owed
 * @param outputVaultBefore units of the output mint in the pool before, without fees owed
 * @param inputAmount what reached the vault, without a Token-2022 transfer fee
 * @param outputAmount what left the vault, without a Token-2022 transfer fee
 * @param tradeFee fee of the pool, in the input mint; -1 if the event does not say
 * @param creatorFee fee of the pool's creator; -1 if the event does not say
 * @param creatorFeeOnInput true if that is in the input mint
 */
public record CpmmSwapEvent(
        String pool,
        long inputVaultBefore,
        long outputVaultBefore,
        long inputAmount,
        long outputAmount,
        long inputTransferFee,
        long outputTransferFee,
        boolean baseInput,
        long tradeFee,
        long creatorFee,
        boolean creatorFeeOnInput) {

    public static final String PREFIX = "Program data: ";
    public static final long DISCRIMINATOR = Discriminator.ofEvent("SwapEvent");

    private static final int MINTS = 64;
    private static final int MINTS_AND_FEES = MINTS + 2 * Long.BYTES + 1;

    /** An event without fees, as the program logged it until 2025. */
    public CpmmSwapEvent(
            String pool,
            long inputVaultBefore,
            long outputVaultBefore,
            long inputAmount,
            long outputAmount,
            long inputTransferFee,
            long outputTransferFee,
            boolean baseInput) {
        this(
                pool,
                inputVaultBefore,
                outputVaultBefore,
                inputAmount,
                outputAmount,
                inputTransferFee,
                outputTransferFee,
                baseInput,
                -1,
                -1,
                false);
    }

    /** Reads the body, after the discriminator. */
    public static CpmmSwapEvent read(ByteReader in) {
        String pool = in.key();
        long inputBefore = in.u64();
        long outputBefore = in.u64();
        long input = in.u64();
        long output = in.u64();
        long inputTransferFee = in.u64();
        long outputTransferFee = in.u64();
        boolean baseInput = in.bool();
        boolean hasFees = in.has(MINTS_AND_FEES);
        if (hasFees) {
            in.skip(MINTS);
        }
        return new CpmmSwapEvent(
                pool,
                inputBefore,
                outputBefore,
                input,
                output,
                inputTransferFee,
                outputTransferFee,
                baseInput,
                hasFees ? in.u64() : -1,
                hasFees ? in.u64() : -1,
                hasFees && in.bool());
    }

    /** The log message of a transaction's meta, in the form without fees. */
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
