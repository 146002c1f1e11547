package io.slipstream.functions.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipstream.models.social.Mention;
import org.junit.jupiter.api.Test;

class SocialWindowTest {

    @Test
    void aSwarmOfCopiesIsHardlyLouderThanAFewVoices() {
        SocialWindow swarm = new SocialWindow();
        SocialWindow voices = new SocialWindow();
        for (int i = 0; i < 100; i++) {
            swarm.add(mention("bot" + i, 90, 7, i));
        }
        for (int i = 0; i < 6; i++) {
            voices.add(mention("user" + i, 90, i, i));
        }
        assertThat(swarm.mentions).isEqualTo(100);
        assertThat(swarm.socialScore()).isLessThan(voices.socialScore());
    }

    @Test
    void oneAuthorsBurstIsDamped() {
        SocialWindow burst = new SocialWindow();
        SocialWindow two = new SocialWindow();
        for (int i = 0; i < 3; i++) {
            burst.add(mention("bot", 90, i, i));
            two.add(mention("user" + i, 90, i, i));
        }
        assertThat(burst.authors()).isEqualTo(1);
        assertThat(burst.weight).isLessThan(two.weight);
    }

    @Test
    void sentimentLeansTowardsWhatIsSaidAndIsFiftyInSilence() {
        SocialWindow window = new SocialWindow();
        assertThat(window.sentiment()).isEqualTo(50);
        window.add(mention("ann", 90, 1, 1));
        assertThat(window.sentiment()).isEqualTo(70, within(1e-9));
        window.add(mention("bob", 10, 2, 1));
        assertThat(window.sentiment()).isEqualTo(50, within(1e-9));
        assertThat(window.dispersion()).isEqualTo(40, within(1e-9));
    }

    @Test
    void velocityIsOfTheLastTenSecondsAndAccelerationItsChange() {
        SocialWindow window = new SocialWindow();
        for (int i = 0; i < 10; i++) {
            window.add(mention("u" + i, 50, i, 101 + i));
        }
        assertThat(window.velocity(110)).isEqualTo(1, within(1e-9));
        assertThat(window.acceleration(110)).isEqualTo(0.1, within(1e-9));
        assertThat(window.velocity(200)).isZero();
    }

    @Test
    void anAmbiguousCashtagCountsAsItsShare() {
        SocialWindow window = new SocialWindow();
        window.add(mention("ann", 90, 1, 1).of("mint", 0.25));
        assertThat(window.weight).isEqualTo(0.25, within(1e-9));
    }

    private static Mention mention(String author, double score, long fingerprint, long slot) {
        return new Mention(
                "mint", "x", author + slot, author, 0, score, 1, 1, fingerprint, slot, 0);
    }
}
