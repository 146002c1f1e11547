package io.slipstream.models.social;

/**
 * What one post says of one token.
 *
 * @param mint the token
 * @param source of the post
 * @param id of the post, unique within its source
 * @param followers of the author; 0 if unknown
 * @param score 0–100: how the post speaks, 50 neither for nor against
 * @param share 1 for a token named by its address; 1 ÷ n if a cashtag could mean n known tokens
 * @param readable share of belief in the score: less for a language that the scorer does not know
 * @param fingerprint of the text without what spam varies: equal for copies
 * @param slot at which the post is heard
 */
public record Mention(
        String mint,
        String source,
        String id,
        String author,
        long followers,
        double score,
        double share,
        double readable,
        long fingerprint,
        long slot,
        int position) {

    /** The same of another token, which it means with the given share. */
    public Mention of(String otherMint, double otherShare) {
        return new Mention(
                otherMint,
                source,
                id,
                author,
                followers,
                score,
                otherShare,
                readable,
                fingerprint,
                slot,
                position);
    }
}
