package io.slipstream.models.trade;

/**
 * A recommendation that one user may take with one press, for a while, once.
 *
 * @param offerId derived, see {@link io.slipstream.models.unit.Ids}
 * @param lamports that the press spends
 * @param verdict name of the recommendation's verdict
 * @param confidence 0–1
 * @param reasons what spoke for and against it, separated by {@code "; "}
 * @param offeredAt epoch millis
 * @param expiresAt epoch millis; pressed later it buys nothing
 */
public record Offer(
        String offerId,
        long userId,
        String mint,
        String pool,
        long lamports,
        String verdict,
        double confidence,
        String modelVersion,
        String reasons,
        long slot,
        long offeredAt,
        long expiresAt) {}
