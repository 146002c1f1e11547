package io.slipstream.functions.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.functions.risk.Given;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderContext;
import io.slipstream.models.trade.Signal;
import io.slipstream.models.user.CopyRelationRow;
import io.slipstream.models.user.SettingsChange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class RecordTypeTest {

    /** One field of each kind that there is. */
    public record Many(
            long aLong,
            int anInt,
            boolean aBoolean,
            double aDouble,
            String text,
            OrderContext constant,
            Inner inner,
            List<String> list,
            Map<String, Integer> map,
            Long boxed) {}

    public record Inner(String text, long number) {}

    @Test
    void readsWhatItHasWrittenWhateverIsNull() throws Exception {
        List<Many> all =
                List.of(
                        new Many(
                                Long.MIN_VALUE,
                                -1,
                                true,
                                Double.NaN,
                                "é€😀",
                                OrderContext.SNIPER,
                                new Inner("", 1),
                                List.of("a", "b"),
                                Map.of("c", 2),
                                3L),
                        new Many(0, 0, false, 0, null, null, null, null, null, null),
                        new Many(1, 2, true, 3, "x".repeat(70_000), null, null, null, null, null));
        assertThat(around(RecordType.forRecord(Many.class), all)).isEqualTo(all);
    }

    @Test
    void readsTextsThatComeAgainAsOneObjectAndOthersAsTheyAre() throws Exception {
        List<Inner> all =
                List.of(
                        new Inner(new String("leader"), 1),
                        new Inner(new String("leader"), 2),
                        new Inner("leade", 3),
                        new Inner("leaderr", 4),
                        new Inner("leader", 5));
        List<Inner> read = around(RecordType.forRecord(Inner.class), all);
        assertThat(read).isEqualTo(all);
        assertThat(read.get(1).text()).isSameAs(read.get(0).text());
    }

    @Test
    void readsEveryKindOfRiskInput() throws Exception {
        Signal signal = Given.buy("s", 1, "A", "M", 10, 5);
        CopyRelationRow relation =
                new CopyRelationRow(1, "A", true, "FIXED", 1, -1, -1, true, 0, null, false);
        List<RiskInput> all =
                List.of(
                        RiskInput.of(signal),
                        RiskInput.retracted(signal.refused("LATE")),
                        RiskInput.of(signal).at(99),
                        RiskInput.of(1, SettingsChange.of(relation)),
                        RiskInput.of(1, SettingsChange.of(Given.settings(1))),
                        RiskInput.of(1, SettingsChange.bootstrapped()));
        assertThat(around(RiskInput.TYPE, all)).isEqualTo(all);
    }

    @Test
    void isNotForStates() {
        TypeSerializer<Inner> serializer = serializer(RecordType.forRecord(Inner.class));
        assertThatThrownBy(serializer::snapshotConfiguration).hasMessageContaining("on an edge");
    }

    @Test
    void anUnchangingRecordIsThePojoThatItIsButForCopies() throws Exception {
        TypeSerializer<Order> pojo = serializer(TypeInformation.of(Order.class));
        TypeSerializer<Order> unchanging = serializer(Unchanging.forRecord(Order.class));
        Order order = new Order(null, null, "why", 1, 2, 3, 4, 5, 6);

        assertThat(unchanging.copy(order)).isSameAs(order);
        assertThat(read(pojo, written(unchanging, List.of(order)), 1)).containsExactly(order);
        assertThat(
                        unchanging
                                .snapshotConfiguration()
                                .resolveSchemaCompatibility(pojo.snapshotConfiguration())
                                .isCompatibleAsIs())
                .isTrue();
    }

    private static <R> List<R> around(TypeInformation<R> type, List<R> all) throws IOException {
        TypeSerializer<R> serializer = serializer(type);
        return read(serializer.duplicate(), written(serializer, all), all.size());
    }

    private static <R> TypeSerializer<R> serializer(TypeInformation<R> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static <R> byte[] written(TypeSerializer<R> serializer, List<R> all)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        for (R one : all) {
            serializer.serialize(one, out);
        }
        return out.getCopyOfBuffer();
    }

    private static <R> List<R> read(TypeSerializer<R> serializer, byte[] bytes, int count)
            throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        List<R> read = new java.util.ArrayList<>();
        for (int i = 0; i < count; i++) {
            read.add(serializer.deserialize(in));
        }
        assertThat(in.available()).isZero();
        return read;
    }
}
