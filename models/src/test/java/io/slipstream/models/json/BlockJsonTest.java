package io.slipstream.models.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockJsonTest {
    private final BlockJson block = new BlockJson();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"blockTime\":7,\"parentSlot\":8,\"transactions\":[{\"meta\":{}}, {\"n\":[2]}]}",
                "{\"transactions\":[{\"meta\":{}}, {\"n\":[2]}],\"parentSlot\":8,\"blockTime\":7}",
                "{\"jsonrpc\":\"2.0\",\"result\":{\"parentSlot\":8,\"blockTime\":7,\"rewards\":[],"
                        + "\"transactions\":[{\"meta\":{}}, {\"n\":[2]}]},\"id\":1}",
                "{\"params\":{\"result\":{\"context\":{\"slot\":1},\"value\":{\"slot\":9,\"block\":"
                        + "{\"parentSlot\":5,\"blockTime\":7,\"transactions\":[{\"meta\":{}}, {\"n\":[2]}]}}}}}",
            })
    void findsTheTransactionsOfABlockInAnyEnvelope(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(block.read(bytes, 0, bytes.length)).isTrue();
        assertThat(block.slot()).isEqualTo(9);
        assertThat(block.blockTime()).isEqualTo(7);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < block.size(); i++) {
            parts.add(text.substring(block.from(i), block.from(i) + block.length(i)));
        }
        assertThat(parts).containsExactly("{\"meta\":{}}", "{\"n\":[2]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "nonsense",
                "{\"slot\":1,\"meta\":{\"transactions\":[]}}",
                "{\"slot\":1,\"transaction\":{},\"transactions\":[]}",
                "{\"transactions\":null}",
                "{\"transactions\":[{}",
                "{\"result\":null}",
            })
    void leavesEverythingElseAlone(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(block.read(bytes, 0, bytes.length)).isFalse();
    }
}
