package io.slipstream.connectors.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long NOW = 1_000_000;

    @Test
    void aSlotIsDueAsLongAfterTheFirstAsTheChainTookForIt() {
        Pace pace = new Pace(2);

        assertThat(pace.due(500, NOW)).isEqualTo(NOW);
        assertThat(pace.due(510, NOW)).isEqualTo(NOW + 10 * 400 / 2);
        assertThat(pace.due(510, NOW + 5)).as("asked again").isEqualTo(NOW + 10 * 400 / 2);
        assertThat(pace.due(560, NOW)).isEqualTo(NOW + 60 * 400 / 2);
    }

    @Test
    void nobodyWaitsForACutBetweenTwoRecordings() {
        Pace pace = new Pace(1);
        pace.due(500, NOW);
        pace.due(510, NOW);

        assertThat(pace.due(90_000_000, NOW)).isEqualTo(NOW + 10 * 400);
        assertThat(pace.due(90_000_001, NOW)).isEqualTo(NOW + 11 * 400);
    }

    @Test
    void withoutAPaceEverySlotIsDueNow() {
        Pace pace = new Pace(Double.POSITIVE_INFINITY);

        assertThat(pace.due(500, NOW)).isEqualTo(NOW);
        assertThat(pace.due(530, NOW + 7)).isEqualTo(NOW + 7);
    }
}
