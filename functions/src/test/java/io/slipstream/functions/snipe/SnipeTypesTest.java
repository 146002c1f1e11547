package io.slipstream.functions.snipe;

import io.slipstream.functions.feature.TokenInput;
import io.slipstream.functions.feature.TokenWindow;
import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.trade.SnipeRun;
import io.slipstream.models.user.SettingsChange;
import io.slipstream.models.user.UserSettingsRow;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnipeTypesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                TokenInput.class,
                TokenWindow.class,
                TokenFeatures.class,
                ScoredToken.class,
                SnipeRun.class,
                Signal.class,
                Passes.class,
                SettingsChange.class,
                UserSettingsRow.class
            })
    void travelsWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
