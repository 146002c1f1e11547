package io.slipstream.functions.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.feature.TokenWindow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.junit.jupiter.api.Test;

class WrittenAtOnceTest {
    private final TypeSerializer<TokenWindow> plain =
            TypeInformation.of(TokenWindow.class).createSerializer(new SerializerConfigImpl());
    private final TypeSerializer<TokenWindow> atOnce =
            WrittenAtOnce.of(TokenWindow.class).createSerializer(new SerializerConfigImpl());

    @Test
    void writesTheBytesOfTheTypeItselfAndReadsThem() throws Exception {
        assertThat(written(atOnce, window(3))).isEqualTo(written(plain, window(3)));
        assertThat(inMemory(atOnce, window(3))).isEqualTo(inMemory(plain, window(3)));
        TokenWindow read =
                atOnce.deserialize(
                        new DataInputViewStreamWrapper(
                                new ByteArrayInputStream(written(atOnce, window(3)))));
        assertThat(read).usingRecursiveComparison().isEqualTo(window(3));
    }

    @Test
    void aShorterValueLeavesNothingOfALongerOneBefore() throws Exception {
        written(atOnce, window(100));
        assertThat(written(atOnce, window(1))).isEqualTo(written(plain, window(1)));
    }

    @Test
    void takesOneCallForEachValue() throws Exception {
        Counting out = new Counting();
        atOnce.serialize(window(50), new DataOutputViewStreamWrapper(out));
        assertThat(out.calls).isOne();
        assertThat(out.size()).isGreaterThan(500);
    }

    @Test
    void aSavepointDoesNotTellThemApart() {
        assertThat(
                        atOnce.snapshotConfiguration()
                                .resolveSchemaCompatibility(plain.snapshotConfiguration())
                                .isCompatibleAsIs())
                .isTrue();
        assertThat(
                        plain.snapshotConfiguration()
                                .resolveSchemaCompatibility(atOnce.snapshotConfiguration())
                                .isCompatibleAsIs())
                .isTrue();
        assertThat(atOnce.duplicate()).isEqualTo(atOnce).isNotSameAs(atOnce);
    }

    private static TokenWindow window(int wallets) {
        TokenWindow window = new TokenWindow();
        window.mint = "mint";
        for (int i = 0; i < wallets; i++) {
            window.boughtByWallet.put("wallet-" + i, (long) i);
        }
        return window;
    }

    private static byte[] written(TypeSerializer<TokenWindow> serializer, TokenWindow window)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputView out = new DataOutputViewStreamWrapper(bytes);
        serializer.serialize(window, out);
        return bytes.toByteArray();
    }

    private static byte[] inMemory(TypeSerializer<TokenWindow> serializer, TokenWindow window)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(window, out);
        return out.getCopyOfBuffer();
    }

    private static final class Counting extends ByteArrayOutputStream {
        private int calls;

        @Override
        public synchronized void write(int one) {
            calls++;
            super.write(one);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            calls++;
            super.write(bytes, from, length);
        }
    }
}
