package io.slipstream.models.market;

/**
 * Trades of a few slots as one bar. Prices are lamports per base unit.
 *
 * @param index how many bars after the birth it is, from 0
 * @param boughtLamports paid by buyers
 * @param soldLamports received by sellers
 */
public record TapeBar(
        long index,
        double open,
        double high,
        double low,
        double close,
        long boughtLamports,
        long soldLamports,
        int trades) {}
