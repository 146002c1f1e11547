package io.slipstream.functions.feature;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.market.Namesakes;
import io.slipstream.models.social.Mention;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens that bear one symbol. A cashtag means all of them, each with an equal share, as long
 * as nobody says which: ambiguity is kept, never guessed away. Public fields: Flink keeps it as
 * state.
 */
public class SymbolBook {
    /** Of a symbol with more bearers a cashtag says nothing; the newest are kept. */
    private static final int MOST_BEARERS = 20;

    public List<String> mints = new ArrayList<>();

    /** All bearers so far, also those that are not kept. */
    public int seen;

    TokenInput born(PoolEvent birth) {
        int older = seen;
        if (!mints.contains(birth.mint())) {
            mints.add(birth.mint());
            seen++;
            if (mints.size() > MOST_BEARERS) {
                mints.remove(0);
            }
        } else {
            older = Math.max(0, seen - 1);
        }
        return TokenInput.of(new Namesakes(birth.mint(), birth.slot(), older));
    }

    List<TokenInput> meant(Mention mention) {
        List<TokenInput> meant = new ArrayList<>();
        for (String mint : mints) {
            meant.add(TokenInput.of(mention.of(mint, 1.0 / seen)));
        }
        return meant;
    }
}
