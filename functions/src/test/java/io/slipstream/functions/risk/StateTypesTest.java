package io.slipstream.functions.risk;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.slipstream.functions.copy.FollowerInput;
import io.slipstream.functions.copy.LeaderInput;
import io.slipstream.functions.copy.LeaderMove;
import io.slipstream.functions.copy.MoveInput;
import io.slipstream.functions.copy.TradePlace;
import io.slipstream.functions.execute.PendingFill;
import io.slipstream.functions.execute.PoolHistory;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTypesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                RiskInput.class,
                Account.class,
                Position.class,
                FollowerInput.class,
                LeaderInput.class,
                LeaderMove.class,
                MoveInput.class,
                TradePlace.class,
                PendingFill.class,
                PoolHistory.class
            })
    void needsNoKryo(Class<?> type) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        SerializerConfigImpl config = new SerializerConfigImpl(configuration);

        assertThatCode(() -> TypeInformation.of(type).createSerializer(config))
                .doesNotThrowAnyException();
    }
}
