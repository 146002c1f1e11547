package io.slipstream.models.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.models.unit.Base58;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireTransactionTest {
    private static final int ROUNDS = 3_000;
    private final Random random = new Random(7);

    @Test
    void whatIsCompiledReadsBackAsTheSameInstructions() {
        for (int round = 0; round < ROUNDS; round++) {
            List<String> pool = keys(12);
            String payer = pool.get(0);
            List<ChainInstruction> instructions = instructions(pool);
            List<LookupTable> tables =
                    List.of(
                            new LookupTable(key(), pool.subList(4, 8)),
                            new LookupTable(key(), pool.subList(6, 12)));
            ChainMessage message = MessageCompiler.compile(payer, key(), instructions, tables);

            byte[] bytes = message.toBytes();
            ChainMessage read = ChainMessage.read(bytes);
            assertThat(read.toBytes()).isEqualTo(bytes);
            assertThat(read.feePayer()).isEqualTo(payer);
            Map<String, LookupTable> byKey = new HashMap<>();
            tables.forEach(table -> byKey.put(table.key(), table));
            assertSame(read.resolve(byKey), instructions, payer);
        }
    }

    /**
     * Roles may widen, since a message has one role for each account; keys and data may not change.
     */
    private static void assertSame(
            List<ChainInstruction> read, List<ChainInstruction> given, String payer) {
        assertThat(read).hasSameSizeAs(given);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).program()).isEqualTo(given.get(i).program());
            assertThat(read.get(i).data()).isEqualTo(given.get(i).data());
            for (int a = 0; a < given.get(i).accounts().size(); a++) {
                AccountRef was = given.get(i).accounts().get(a);
                AccountRef is = read.get(i).accounts().get(a);
                assertThat(is.key()).isEqualTo(was.key());
                assertThat(is.signer() || !was.signer()).isTrue();
                assertThat(is.writable() || !was.writable()).isTrue();
            }
        }
    }

    @Test
    void aTransactionSurvivesTheWireByteForByte() {
        for (int round = 0; round < ROUNDS; round++) {
            WireTransaction unsigned = WireTransaction.unsigned(message());
            assertThat(unsigned.isSigned()).isFalse();
            byte[] bytes = unsigned.toBytes();
            assertThat(WireTransaction.read(bytes).toBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void aSignatureStandsInItsKeysPlaceWhoeverSignsFirst() {
        String payer = key();
        String other = key();
        ChainInstruction both =
                new ChainInstruction(
                        key(), List.of(new AccountRef(other, true, false)), new byte[] {1});
        WireTransaction unsigned =
                WireTransaction.unsigned(
                        MessageCompiler.compile(payer, key(), List.of(both), List.of()));
        byte[] first = bytes(64);
        byte[] second = bytes(64);
        WireTransaction signed = unsigned.signedBy(other, second).signedBy(payer, first);
        assertThat(signed.isSigned()).isTrue();
        assertThat(unsigned.isSigned()).isFalse();
        assertThat(signed.signature()).isEqualTo(Base58.encode(first));
        assertThat(WireTransaction.read(signed.toBytes()).signature())
                .isEqualTo(Base58.encode(first));
        assertThat(signed.messageBytes()).isEqualTo(unsigned.messageBytes());
        assertThatThrownBy(() -> unsigned.signedBy(key(), first))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytesThatAreChangedOrCutAreReadOrRefusedButNeverBreakAnything() {
        int refused = 0;
        for (int round = 0; round < ROUNDS * 10; round++) {
            byte[] bytes = WireTransaction.unsigned(message()).toBytes();
            if (round % 3 == 0) {
                bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 8));
            }
            for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(WireTransaction.read(bytes).toBytes()).isEqualTo(bytes);
            } catch (MalformedLayoutException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(ROUNDS);
    }

    @Test
    void aCompactNumberHasOneForm() {
        for (int value : new int[] {0, 1, 127, 128, 16_383, 16_384, 65_535}) {
            ByteWriter out = new ByteWriter();
            CompactU16.write(out, value);
            assertThat(CompactU16.read(new ByteReader(out.toBytes()))).isEqualTo(value);
        }
        for (byte[] other :
                List.of(
                        new byte[] {(byte) 0x80, 0},
                        new byte[] {(byte) 0xFF, (byte) 0xFF, 4},
                        new byte[] {(byte) 0x80, (byte) 0x80, (byte) 0x80})) {
            assertThatThrownBy(() -> CompactU16.read(new ByteReader(other)))
                    .isInstanceOf(MalformedLayoutException.class);
        }
    }

    private ChainMessage message() {
        List<String> pool = keys(8);
        return MessageCompiler.compile(
                pool.get(0),
                key(),
                instructions(pool),
                random.nextBoolean()
                        ? List.of()
                        : List.of(new LookupTable(key(), pool.subList(2, 8))));
    }

    /** Programs are never the payer. */
    private List<ChainInstruction> instructions(List<String> pool) {
        List<ChainInstruction> instructions = new ArrayList<>();
        for (int i = random.nextInt(4) + 1; i > 0; i--) {
            List<AccountRef> accounts = new ArrayList<>();
            for (int a = random.nextInt(6); a > 0; a--) {
                accounts.add(
                        new AccountRef(
                                pool.get(random.nextInt(pool.size())),
                                random.nextInt(8) == 0,
                                random.nextBoolean()));
            }
            String program = pool.get(1 + random.nextInt(pool.size() - 1));
            instructions.add(new ChainInstruction(program, accounts, bytes(random.nextInt(40))));
        }
        return instructions;
    }

    private List<String> keys(int count) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(key());
        }
        return keys;
    }

    private String key() {
        return Base58.encode(bytes(32));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
