package io.slipstream.connectors.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeysTest {
    private static final String ONE = "c2xpcHN0cmVhbS10ZXN0LWtleS1ub3QtYS1zZWNyZXQ=";
    private static final String TWO = "c2xpcHN0cmVhbS10ZXN0LWtleS1udW1iZXItdHdvLi4=";

    @Test
    void aBareKeyIsVersionOne() {
        assertThat(MasterKeys.parse(ONE).versions()).containsExactly(1);
        assertThat(MasterKeys.parse(" " + ONE + "\n").newest()).isOne();
    }

    @Test
    void theHighestVersionIsTheNewestInWhateverOrder() {
        for (String list : new String[] {"7:" + TWO + ",1:" + ONE, "1:" + ONE + ", 7: " + TWO}) {
            MasterKeys keys = MasterKeys.parse(list);
            assertThat(keys.versions()).containsExactly(1, 7);
            assertThat(keys.newest()).isEqualTo(7);
        }
    }

    @Test
    void whatIsGeneratedIsAKeyAndAnotherEachTime() {
        String generated = MasterKeys.generate();
        assertThat(generated).matches("[A-Za-z0-9_-]{43}=").isNotEqualTo(MasterKeys.generate());
        assertThat(MasterKeys.parse(generated).newest()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a key",
                // 16 bytes, which the library would fill up with zeros, and 33, which it would cut
                "c2xpcHN0cmVhbS10ZXN0LQ==",
                "c2xpcHN0cmVhbS10ZXN0LWtleS1ub3QtYS1zZWNyZXQh",
                "c2xpcHN0cmVhbS10ZXN0LWtleS1ub3QtYS1zZWNyZX+=",
                "2:" + ONE + "," + TWO,
                "2:" + ONE + ",1:",
                "2:" + ONE + ",",
                "0:" + ONE,
                "-1:" + ONE,
                "x:" + ONE,
                "99999999999:" + ONE,
                "1:" + ONE + ",1:" + TWO,
                "1:" + ONE + ",2:" + ONE,
                ","
            })
    void anythingElseIsRefusedWithTheSentenceThatHelpsAndWithoutTheKey(String list) {
        assertThatThrownBy(() -> MasterKeys.parse(list))
                .isInstanceOf(UnusableMasterKeyException.class)
                .hasNoCause()
                .hasMessageContaining("expected WALLET_ENCRYPTION_KEY")
                .hasMessageContaining("scripts/slipstream keys generate")
                .hasMessageNotContaining("c2xpcHN0")
                .hasMessageNotContaining("not a key");
    }

    @Test
    void aMissingVariableIsRefusedWithTheSentenceThatHelps() {
        for (Map<String, String> environment :
                new Map[] {Map.of(), Map.of("WALLET_ENCRYPTION_KEY", " ")}) {
            assertThatThrownBy(() -> MasterKeys.of(environment))
                    .isInstanceOf(UnusableMasterKeyException.class)
                    .hasMessageContaining("was not set")
                    .hasMessageContaining("scripts/slipstream keys generate");
        }
    }

    @Test
    void nothingShowsAKey() {
        assertThat(MasterKeys.parse("2:" + TWO + ",1:" + ONE)).hasToString("MasterKeys[1, 2]");
        assertThat(MasterKey.parse(ONE)).hasToString("MasterKey");
    }
}
