package io.slipstream.models.chat;

/**
 * An offer as the chat sees it.
 *
 * @param lamports that taking it spends
 * @param reasons what spoke for and against it, separated by {@code "; "}
 * @param expiresAt epoch millis
 * @param takenBy id of the command that took it; 0: none has
 */
public record OfferLine(
        String offerId,
        String mint,
        long lamports,
        String modelVersion,
        String reasons,
        long expiresAt,
        long takenBy) {}
