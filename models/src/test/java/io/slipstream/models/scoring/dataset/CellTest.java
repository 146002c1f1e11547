package io.slipstream.models.scoring.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|1",
                " 2.5 |2.5",
                "-.5|-0.5",
                "1e3|1000",
                "1,234,567.5|1234567.5",
                "12.5%|12.5",
                "1e300|1e30",
                "-inf|-1e30",
                "Infinity|1e30",
                "true|1",
                "No|0",
                "F|0"
            })
    void readsNumbersAndFlags(String text, double value) {
        assertThat(Cell.value(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.2.3", "1,2", "0x10", "1d", "12 SOL", "--1", "e5"})
    void takesNothingElseForANumber(String text) {
        assertThat(Cell.value(text)).isNaN();
        assertThat(Cell.isEmpty(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "NaN", "null", "N/A", "None", "\\N"})
    void knowsTheWaysToSayNothing(String text) {
        assertThat(Cell.isEmpty(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-16T14:50:00",
                "2026-03-16 14:50:00",
                "2026-03-16T14:50:00Z",
                "2026-03-16 14:50:00 UTC",
                "2026-03-16T15:50:00+01:00",
                "2026-03-16T15:50:00.000+0100"
            })
    void readsMomentsInTheirZone(String text) {
        assertThat(Cell.moment(text)).isEqualTo(1_773_672_600.0);
    }

    @Test
    void aNumberIsAMomentToo() {
        assertThat(Cell.moment("1773672600000")).isEqualTo(1_773_672_600_000.0);
        assertThat(Cell.moment("yesterday")).isNaN();
    }
}
