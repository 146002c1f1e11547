package io.slipstream.models.user;

/**
 * Row of {@code token_ratings}: what one user thinks of one token.
 *
 * @param rating 1 (bad) to 5 (good); -1 if none was given
 * @param flagged true if he warns of it; that counts as the worst rating
 * @param weightMillionths how much his word counts, up to 1,000,000: the table gives it by his
 *     reputation when he rates; -1 if unknown, which counts as nothing
 * @param deleted true if the row is gone
 */
public record TokenRatingRow(
        long userId,
        String mint,
        int rating,
        boolean flagged,
        long weightMillionths,
        boolean deleted) {

    public static final int BEST = 5;

    /** False if it is gone or says nothing. */
    public boolean speaks() {
        return !deleted && weightMillionths > 0 && (flagged || rating >= 1);
    }

    /** 0–100. */
    public double score() {
        return flagged ? 0 : (rating - 1) * 100.0 / (BEST - 1);
    }
}
