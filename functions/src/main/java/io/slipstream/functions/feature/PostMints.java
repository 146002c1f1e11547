package io.slipstream.functions.feature;

import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Mints;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the tokens that a text names by their address. */
public final class PostMints {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

    private PostMints() {}

    /**
     * The words that are base58 of 32 bytes, each once, as they come. SOL and the stable coins are
     * what tokens are priced in and do not count.
     */
    public static Set<String> in(String text) {
        Set<String> mints = new LinkedHashSet<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            if (Base58.isAddress(word) && !Mints.isQuote(word)) {
                mints.add(word);
            }
        }
        return mints;
    }
}
