package io.slipstream.models.layout;

/**
 * Moonshot's {@code TradeEvent}, logged as {@code Program data: } and base64.
 *
 * <p>Source: IDL token_launchpad. A label behind the kind is not read.
 *
 * @param tokens base units of the token
 * @param lamports what the curve gained or lost
 * @param fees both fees in lamports, paid on top of a buy and taken off a sell
 */
public record MoonshotTradeEvent(
        long tokens, long lamports, long fees, String curve, String sender, boolean buy) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("TradeEvent");

    private static final int COST_TOKEN = 32;

    /** Reads the body, after the discriminator. */
    public static MoonshotTradeEvent read(ByteReader in) {
        long tokens = in.u64();
        long lamports = in.u64();
        long fees = in.u64() + in.u64();
        in.skip(Long.BYTES); // allocation
        String curve = in.key();
        in.skip(COST_TOKEN);
        String sender = in.key();
        return new MoonshotTradeEvent(tokens, lamports, fees, curve, sender, in.u8() == 0);
    }
}
