package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.unit.Base58;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base58AgainstLibraryTest {

    @Test
    void saysTheSameAsSolanajOfKeysSignaturesAndInstructionData() {
        Random random = new Random(58);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[round % 3 == 0 ? 32 : round % 3 == 1 ? 64 : round % 300];
            random.nextBytes(bytes);
            Arrays.fill(bytes, 0, Math.min(bytes.length, random.nextInt(4)), (byte) 0);
            String text = org.p2p.solanaj.utils.Base58.encode(bytes);
            assertThat(Base58.encode(bytes)).isEqualTo(text);
            assertThat(Base58.decode(text)).isEqualTo(bytes);
        }
    }
}
