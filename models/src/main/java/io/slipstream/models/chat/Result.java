package io.slipstream.models.chat;

import java.util.List;

/**
 * What a time has brought, in lamports after fees.
 *
 * @param realizedLamports by sells
 * @param feesLamports paid in all, those of failures included
 * @param wins sells with a profit
 * @param byDay realised by day, the oldest first, days without a trade too
 */
public record Result(
        long realizedLamports,
        long feesLamports,
        long buys,
        long sells,
        long wins,
        List<Day> byDay) {

    /**
     * @param date ISO date in the user's time zone
     */
    public record Day(String date, long realizedLamports) {}
}
