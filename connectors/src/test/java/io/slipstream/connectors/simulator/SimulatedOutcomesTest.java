package io.slipstream.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.simulator.SimulatedAction.Kind;
import org.junit.jupiter.api.Test;

class SimulatedOutcomesTest {
    private final SimulatedOutcomes outcomes = new SimulatedOutcomes();

    @Test
    void takesTheHighestPriceAfterTheAgeAgainstThePriceAtThatAge() {
        observe(Kind.CREATE, 100, 10);
        observe(Kind.TRADE, 105, 20);
        observe(Kind.TRADE, 120, 60);
        observe(Kind.TRADE, 200, 100);
        assertThat(outcomes.maxMultiple("m", 10, 50)).isEqualTo(3);
        assertThat(outcomes.maxMultiple("m", 10, 500)).isEqualTo(5);
        assertThat(outcomes.maxMultiple("m", 150, 500)).isEqualTo(1);
        assertThat(outcomes.bornSlot("m")).isEqualTo(100);
    }

    private void observe(Kind kind, long slot, long quote) {
        outcomes.observe(
                new SimulatedAction(
                        kind, "s", slot, "t", "m", "p", "c", false, true, 1, 1, 1, quote));
    }
}
