package io.slipstream.connectors.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineStampTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"slot\":12,\"meta\":{}} | 12",
                " { \"meta\" : {\"slot\":5} , \"slot\" : 13 } | 13",
                "{\"meta\":[{\"slot\":5}],\"a\":\"\\\"slot\\\":6\",\"slot\":14} | 14",
                "{\"x\":\"slot\",\"slot\":15} | 15",
                "{\"slot\":16 | 16",
                "{\"jsonrpc\":\"2.0\",\"result\":{\"meta\":{\"slot\":5},\"slot\":17},\"id\":1} | 17",
                "{\"params\":{\"result\":{\"transaction\":{\"slot\":5},\"slot\":18}}} | 18",
                "{\"result\":{\"parentSlot\":18,\"transactions\":[]}} | 19",
            })
    void findsTheSlotWhateverItIsWrappedIn(String line, long slot) {
        assertThat(slot(line)).isEqualTo(slot);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[{\"slot\":5}]",
                "{\"meta\":{\"slot\":5}}",
                "{\"slot\":null}",
                "{\"slot\":\"5\"}",
                "{\"slot\":-5}",
                "{\"slot\":5.5}",
                "{\"slot\":",
                "{\"slot",
                "{\"slot\":9999999999999999999}",
                "{}{\"slot\":5}",
                "nonsense \"slot\":5",
                "{\"a\\",
            })
    void saysThatItKnowsNoSlot(String line) {
        assertThat(slot(line)).isEqualTo(LineStamp.UNKNOWN);
    }

    @Test
    void readsCreationTimesWithAndWithoutAnOffset() {
        assertThat(createdAt("2024-05-01T00:00:01Z")).isEqualTo(1_714_521_601_000L);
        assertThat(createdAt("2024-05-01T02:00:01.5+02:00")).isEqualTo(1_714_521_601_500L);
        assertThat(createdAt("2024-05-01T00:00:01")).isEqualTo(1_714_521_601_000L);
        assertThat(createdAt("yesterday")).isEqualTo(LineStamp.UNKNOWN);
    }

    private static long slot(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return LineStamp.slot(bytes, bytes.length);
    }

    private static long createdAt(String time) {
        byte[] bytes = ("{\"createdAt\":\"" + time + "\"}").getBytes(StandardCharsets.UTF_8);
        return LineStamp.createdAt(bytes, bytes.length);
    }
}
