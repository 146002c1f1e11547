package io.slipstream.connectors.safety;

import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import java.util.List;

/** Scored tokens of a name. */
final class Tokens {
    private Tokens() {}

    static ScoredToken of(String mint) {
        return in("pool of " + mint, mint);
    }

    static ScoredToken in(String pool, String mint) {
        return new ScoredToken(
                new TokenFeatures(
                        mint,
                        pool,
                        "raydium_cpmm",
                        null,
                        0,
                        2_000,
                        1,
                        1,
                        1,
                        "hash",
                        new float[0],
                        1,
                        1,
                        -1,
                        false),
                0.9,
                "v1",
                List.of());
    }
}
