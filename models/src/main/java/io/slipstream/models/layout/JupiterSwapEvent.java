package io.slipstream.models.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * One leg of a Jupiter v6 route: {@code SwapEvent}, or an entry of {@code SwapsEvent}, which the
 * newer routes emit once. Both by CPI.
 *
 * <p>Source: IDL jupiter. Transactions of 2025 have entries of {@code SwapsEvent} without the AMM.
 *
 * @param amm program that swapped; empty if the event does not name it
 * @param inputAmount base units
 * @param outputAmount base units
 */
public record JupiterSwapEvent(
        String amm, String inputMint, long inputAmount, String outputMint, long outputAmount) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("SwapEvent");
    public static final long DISCRIMINATOR_ALL = Discriminator.ofEvent("SwapsEvent");

    private static final int ENTRY = 80;
    private static final int ENTRY_WITH_AMM = 112;

    /** Reads the body of a {@code SwapEvent}, after the discriminator. */
    public static JupiterSwapEvent read(ByteReader in) {
        return new JupiterSwapEvent(in.key(), in.key(), in.u64(), in.key(), in.u64());
    }

    /** Reads the body of a {@code SwapsEvent}, after the discriminator. */
    public static List<JupiterSwapEvent> readAll(ByteReader in) {
        long count = in.u32();
        if (count > in.remaining() / ENTRY) {
            throw new MalformedLayoutException(
                    "expected " + count + " swaps, was " + in.remaining() + " bytes");
        }
        boolean named = in.remaining() >= count * ENTRY_WITH_AMM;
        List<JupiterSwapEvent> events = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            String inputMint = in.key();
            long input = in.u64();
            String outputMint = in.key();
            long output = in.u64();
            events.add(
                    new JupiterSwapEvent(
                            named ? in.key() : "", inputMint, input, outputMint, output));
        }
        return events;
    }
}
