package io.slipstream.functions.risk;

/**
 * Money held for a buy in flight.
 *
 * @param source whose lot it will open
 * @param lamports amount to spend
 * @param feeLamports fee held beside it
 * @param snipe true if it counts for the snipe limit
 * @param copy true if it copies a leader: his account holds it too
 * @param automated true if it counts for the budget of automatic buys
 * @param day day of the user on which it was decided
 * @param sequence its place among the user's decisions
 */
public record BuyReservation(
        String orderId,
        String source,
        long lamports,
        long feeLamports,
        boolean snipe,
        boolean copy,
        boolean automated,
        long day,
        long sequence) {

    long total() {
        return Math.addExact(lamports, feeLamports);
    }
}
