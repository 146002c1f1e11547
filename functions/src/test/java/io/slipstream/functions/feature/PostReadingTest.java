package io.slipstream.functions.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.social.Post;
import io.slipstream.models.unit.Mints;
import org.junit.jupiter.api.Test;

class PostReadingTest {
    private static final String MINT = "9BB6NFEcjBCtnNLFko2FqVQBq8HHM13kCyYcdQbgpump";
    private static final String OTHER = "DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263";

    @Test
    void namesEachTokenOfWhichItHasTheAddress() {
        String text = "ape $" + MINT + "! pump.fun/" + OTHER + " " + MINT + " now";
        assertThat(read(text).mints()).containsExactly(MINT, OTHER);
    }

    @Test
    void wordsThatAreNoAddressAreNoTokens() {
        String text = "gm " + MINT + "x 0" + MINT.substring(1) + " " + MINT.substring(9);
        assertThat(read(text).mints()).isEmpty();
        assertThat(read("").mints()).isEmpty();
    }

    @Test
    void whatTokensArePricedInDoesNotCount() {
        assertThat(read(Mints.SOL + " " + Mints.USDC).mints()).isEmpty();
    }

    @Test
    void cashtagsCountOnlyWhereNoAddressSaysWhichTokenIsMeant() {
        assertThat(read("$bolt and $WIF2, $BOLT for $5 or $1M").symbols())
                .containsExactly("BOLT", "WIF2");
        assertThat(read("$BOLT is " + MINT).symbols()).isEmpty();
    }

    @Test
    void copiesThatDifferInTagsNumbersAndLinksAreCopies() {
        long one = read("Next 100x gem!!! $BOLT buy https://t.me/a 🚀").mention().fingerprint();
        long two = read("next 1000x  gem $WIF buy https://t.me/b").mention().fingerprint();
        long other = read("next 1000x rug $WIF sell").mention().fingerprint();
        assertThat(one).isEqualTo(two).isNotEqualTo(other);
    }

    @Test
    void aPostCannotNameTheWholeMarket() {
        StringBuilder text = new StringBuilder();
        for (char a = 'A'; a <= 'Z'; a++) {
            text.append(" $").append(a).append(a);
        }
        assertThat(read(text.toString()).symbols()).hasSize(10);
    }

    @Test
    void speaksAsItsWordsDo() {
        assertThat(read("love it, bullish " + MINT).mention().score()).isGreaterThan(60);
        assertThat(read("rug pull scam " + MINT).mention().score()).isLessThan(40);
    }

    private static PostReading read(String text) {
        return PostReading.of(new Post("1", "x", "ann", 0, text, 0, null, 5, 1, 0));
    }
}
