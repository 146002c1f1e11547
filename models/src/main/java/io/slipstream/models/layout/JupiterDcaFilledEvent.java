package io.slipstream.models.layout;

/**
 * Jupiter DCA's {@code Filled}, emitted by CPI when a keeper has filled a part of an order.
 *
 * <p>Source: IDL dca (@jup-ag/dca-sdk).
 *
 * @param user whose order it is
 * @param inAmount base units taken from the order
 * @param outAmount base units that the user got, the fee already taken off
 * @param fee base units of the fee mint
 */
public record JupiterDcaFilledEvent(
        String user,
        String order,
        String inputMint,
        String outputMint,
        long inAmount,
        long outAmount,
        String feeMint,
        long fee) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("Filled");

    /** Reads the body, after the discriminator. */
    public static JupiterDcaFilledEvent read(ByteReader in) {
        return new JupiterDcaFilledEvent(
                in.key(), in.key(), in.key(), in.key(), in.u64(), in.u64(), in.key(), in.u64());
    }
}
