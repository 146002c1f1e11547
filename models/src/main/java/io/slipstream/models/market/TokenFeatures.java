package io.slipstream.models.market;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a young token at one age, complete since its birth.
 *
 * @param ageStep which of the configured ages this is, from 0; looks past the birth count on behind
 *     them
 * @param ageMillis that age
 * @param slot slot at which the window closed
 * @param blockTime epoch seconds of the last event seen, 0 if unknown
 * @param receivedAt epoch millis at which the window closed: from here the latency of a snipe
 *     counts
 * @param schemaHash hash of the feature schema that names the values
 * @param values in the order of the schema
 * @param quoteReserve lamports in the pool; -1 if unknown
 * @param baseReserve token units in the pool; -1 if unknown
 * @param solUsdMicros price of one SOL in millionths of a dollar at the last trade that knew it; -1
 *     if none did
 * @param lastStep true if no later age follows
 * @param lp what the stream itself says of the pool's liquidity
 * @param candidate what makes a token past its birth worth an opinion; null of a young one
 */
public record TokenFeatures(
        String mint,
        String pool,
        String dex,
        @Nullable String creator,
        int ageStep,
        int ageMillis,
        long slot,
        long blockTime,
        long receivedAt,
        String schemaHash,
        float[] values,
        long quoteReserve,
        long baseReserve,
        long solUsdMicros,
        boolean lastStep,
        LpShare lp,
        @Nullable Candidate candidate) {

    /** What an older state does not hold is unknown. */
    public TokenFeatures {
        lp = lp == null ? LpShare.UNKNOWN : lp;
    }

    /** Of a pool of whose liquidity the stream says nothing. */
    public TokenFeatures(
            String mint,
            String pool,
            String dex,
            @Nullable String creator,
            int ageStep,
            int ageMillis,
            long slot,
            long blockTime,
            long receivedAt,
            String schemaHash,
            float[] values,
            long quoteReserve,
            long baseReserve,
            long solUsdMicros,
            boolean lastStep) {
        this(
                mint,
                pool,
                dex,
                creator,
                ageStep,
                ageMillis,
                slot,
                blockTime,
                receivedAt,
                schemaHash,
                values,
                quoteReserve,
                baseReserve,
                solUsdMicros,
                lastStep,
                LpShare.UNKNOWN,
                null);
    }

    /** Of a young token. */
    public TokenFeatures(
            String mint,
            String pool,
            String dex,
            @Nullable String creator,
            int ageStep,
            int ageMillis,
            long slot,
            long blockTime,
            long receivedAt,
            String schemaHash,
            float[] values,
            long quoteReserve,
            long baseReserve,
            long solUsdMicros,
            boolean lastStep,
            LpShare lp) {
        this(
                mint,
                pool,
                dex,
                creator,
                ageStep,
                ageMillis,
                slot,
                blockTime,
                receivedAt,
                schemaHash,
                values,
                quoteReserve,
                baseReserve,
                solUsdMicros,
                lastStep,
                lp,
                null);
    }

    /** The same with other values. */
    public TokenFeatures with(float[] others) {
        return new TokenFeatures(
                mint,
                pool,
                dex,
                creator,
                ageStep,
                ageMillis,
                slot,
                blockTime,
                receivedAt,
                schemaHash,
                others,
                quoteReserve,
                baseReserve,
                solUsdMicros,
                lastStep,
                lp,
                candidate);
    }

    /** The same as one worth an opinion. */
    public TokenFeatures with(Candidate seen) {
        return new TokenFeatures(
                mint,
                pool,
                dex,
                creator,
                ageStep,
                ageMillis,
                slot,
                blockTime,
                receivedAt,
                schemaHash,
                values,
                quoteReserve,
                baseReserve,
                solUsdMicros,
                lastStep,
                lp,
                seen);
    }
}
