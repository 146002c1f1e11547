package io.slipstream.models.layout;

/**
 * Jupiter Limit Order v2's {@code TradeEvent}, emitted by CPI.
 *
 * <p>Source: IDL limit_order_2.
 *
 * @param makingAmount base units that the maker gave
 * @param takingAmount base units that he got, before the fee
 */
public record JupiterLimitTradeEvent(
        String order, String taker, long makingAmount, long takingAmount) {

    public static final long DISCRIMINATOR = Discriminator.ofEvent("TradeEvent");

    /** Reads the body, after the discriminator. */
    public static JupiterLimitTradeEvent read(ByteReader in) {
        String order = in.key();
        String taker = in.key();
        in.skip(2 * Long.BYTES); // what remains on both sides
        return new JupiterLimitTradeEvent(order, taker, in.u64(), in.u64());
    }
}
