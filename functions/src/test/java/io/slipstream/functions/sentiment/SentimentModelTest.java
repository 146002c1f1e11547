package io.slipstream.functions.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.social.Sentiment;
import io.slipstream.models.social.Sentiment.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentimentModelTest {
    private final SentimentModel model = SentimentModel.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "🚀🚀🚀 LFG",
                "diamond hands, buying the dip 💎🙌",
                "just aped $BOLT, dev is based and the chart looks amazing",
                "This isn't a scam, the team is great",
                "wagmi, 100x soon"
            })
    void hearsPraiseInSlangAndEmoji(String text) {
        assertThat(model.score(text).label()).isEqualTo(Label.POSITIVE);
        assertThat(model.score(text).score()).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "got rugged on $BOLT, lost everything 😭",
                "honeypot, stay away",
                "dev dumped on us, ngmi",
                "this is not a good investment",
                "paper hands selling, down bad 📉💀"
            })
    void hearsWarningsInSlangAndEmoji(String text) {
        assertThat(model.score(text).label()).isEqualTo(Label.NEGATIVE);
        assertThat(model.score(text).score()).isLessThan(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t", "…", "、。"})
    void saysNothingOfATextWithoutAWord(String text) {
        assertThat(model.score(text)).isEqualTo(Sentiment.NOTHING_SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D",
                "$$$$ #### @@@@ ++++ 1e99 -%",
                "https://",
                "你好 это scam ñandú",
                "''''n't n't n't",
                "x x x 5x"
            })
    void scoresHostileTextsWithinBounds(String text) {
        assertThat(model.score(text).score()).isBetween(0.0, 100.0);
    }

    @Test
    void readsNoFurtherThanALongTextSays() {
        String praise = "great coin, love it. ";
        assertThat(model.score(praise.repeat(200_000)).label()).isEqualTo(Label.POSITIVE);
    }

    @Test
    void turnsAWordBehindANegation() {
        assertThat(model.score("this is good").score())
                .isGreaterThan(model.score("this is not good").score());
    }

    @Test
    void knowsNoTicker() {
        assertThat(model.score("$AAA is strong")).isEqualTo(model.score("$ZZZ is strong"));
    }
}
