package io.slipstream.functions.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlowsTest {
    private final Flows flows = new Flows();

    @Test
    void leavesOutWhatOnlyPassesThrough() {
        sum(leg("A", 100, "M", 50), leg("M", 49, "B", 7));

        assertThat(flows.ends()).isEqualTo(2);
        assertThat(flows.firstGiven().mint).isEqualTo("A");
        assertThat(flows.lastGot().mint).isEqualTo("B");
    }

    @Test
    void countsChangeOfTheMintBetweenAsLeftover() {
        sum(leg("A", 100, "M", 50), leg("M", 40, "B", 7));
        assertThat(flows.ends()).isEqualTo(3);

        flows.dropLeftovers();

        assertThat(flows.ends()).isEqualTo(2);
        assertThat(flows.lastGot().mint).isEqualTo("B");
    }

    @Test
    void hasNoEndsAfterARoundTrip() {
        sum(leg("A", 100, "M", 50), leg("M", 50, "A", 101));

        assertThat(flows.firstGiven()).isNull();
        assertThat(flows.lastGot()).isNull();
    }

    @Test
    void comparesAmountsUnsigned() {
        sum(leg("A", -1L, "B", 5), leg("B", 5, "A", 1));

        assertThat(flows.firstGiven().mint).isEqualTo("A");
        assertThat(Long.toUnsignedString(flows.firstGiven().net()))
                .isEqualTo("18446744073709551614");
    }

    private void sum(Leg... legs) {
        flows.of(List.of(legs), leg -> true);
    }

    private static Leg leg(String in, long amountIn, String out, long amountOut) {
        return new Leg(0, "program", "dex", in, amountIn, out, amountOut);
    }
}
