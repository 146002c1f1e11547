package io.slipstream.functions.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipstream.models.market.ViralToken;
import io.slipstream.models.social.Mention;
import org.junit.jupiter.api.Test;

class TrendBookTest {
    private final TrendBook book = new TrendBook();

    @Test
    void aNewTokenOfWhichFiveSpeakAtOnceIsViral() {
        say(0, 4);
        assertThat(end(0)).isNull();
        say(1, 5);
        ViralToken viral = end(1);
        assertThat(viral).isNotNull();
        assertThat(viral.voices()).isEqualTo(5);
        assertThat(viral.slot()).isEqualTo(49);
        assertThat(viral.sentiment()).isEqualTo(80);
    }

    @Test
    void whatIsLoudAlwaysIsNoNews() {
        for (int span = 0; span < 200; span++) {
            say(span, 20);
            ViralToken viral = end(span);
            assertThat(viral != null).as("span " + span).isEqualTo(span == 0);
        }
        say(200, 22);
        assertThat(end(200)).isNull();
        say(201, 40);
        assertThat(end(201)).isNotNull();
    }

    @Test
    void oneBotAndOneCopiedTextAreOneVoice() {
        for (int post = 0; post < 50; post++) {
            book.add(mention(3, "bot", post, post, 80));
            book.add(mention(3, "account-" + post, 1000 + post, 7, 80));
        }
        for (int post = 0; post < 50; post++) {
            book.add(mention(30, "account-" + post, 2000 + post, 7, 80));
        }
        end(0);
        assertThat(end(1)).isNull();
    }

    @Test
    void aPostThatComesAgainCountsOnce() {
        say(0, 4);
        say(0, 4);
        assertThat(end(0)).isNull();
    }

    @Test
    void silenceIsForgottenLikeManyEmptySpans() {
        TrendBook stepwise = new TrendBook();
        for (TrendBook each : new TrendBook[] {book, stepwise}) {
            each.add(mention(0, "a", 1, 1, 50));
            each.close("mint", 24);
        }
        for (int span = 1; span <= 40; span++) {
            stepwise.close("mint", span * TrendBook.SPAN);
        }
        book.close("mint", 40 * TrendBook.SPAN);
        assertThat(book.mean).isCloseTo(stepwise.mean, within(1e-12));
        assertThat(book.variance).isCloseTo(stepwise.variance, within(1e-12));
    }

    @Test
    void aTrendIsToldOnceInHalfAnHourAndNothingOfAClosedSpanCounts() {
        say(0, 6);
        assertThat(end(0)).isNotNull();
        say(0, 60);
        assertThat(book.posts).isEmpty();
        say(1, 60);
        assertThat(end(1)).isNull();
        say(400, 60);
        assertThat(end(400)).isNotNull();
    }

    private void say(int span, int people) {
        for (int i = 0; i < people; i++) {
            book.add(mention(span * TrendBook.SPAN + i % 25, "author-" + i, i, i, 80));
        }
    }

    private ViralToken end(int span) {
        return book.close("mint", (span + 1) * TrendBook.SPAN - 1);
    }

    static Mention mention(long slot, String author, long id, long text, double score) {
        return new Mention("mint", "x", Long.toString(id), author, 10, score, 1, 1, text, slot, 0);
    }
}
