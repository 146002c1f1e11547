package io.slipstream.functions.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.slipstream.models.json.BlockJson;
import io.slipstream.models.layout.Programs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Mutated transactions: the decoder answers or refuses, and never breaks. {@code mvn test -Pfuzz}
 * runs a million.
 */
class DecoderFuzzTest {
    private static final int ROUNDS = Integer.getInteger("slipstream.fuzz.rounds", 20_000);
    private static final int LONGEST_SEED = 40_000;

    private final TransactionDecoder decoder = new TransactionDecoder();
    private final BlockJson block = new BlockJson();
    private int decoded;
    private int refused;

    @Test
    void nothingButARefusalEverEscapes() throws Exception {
        TransactionMutator mutants = new TransactionMutator(seeds(), 20_260_801);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] mutant = mutants.next();
            try {
                if (block.read(mutant, 0, mutant.length)) {
                    for (int i = 0; i < block.size(); i++) {
                        decode(mutant, block.from(i), block.length(i));
                    }
                } else {
                    decode(mutant, 0, mutant.length);
                }
            } catch (Throwable e) {
                fail("round " + round + ": " + e.getMessage() + "\n" + text(mutant), e);
            }
        }
        assertThat(decoded).isGreaterThan(ROUNDS / 20);
        assertThat(refused).isGreaterThan(ROUNDS / 20);
    }

    private void decode(byte[] mutant, int from, int length) {
        try {
            decoder.decode(mutant, from, length, 1, 0, 1, 1);
            decoded++;
        } catch (UnreadableTransactionException e) {
            refused++;
            assertThat(e.reason()).startsWith("expected ").doesNotContain("broke them");
        }
    }

    private List<byte[]> seeds() throws Exception {
        List<byte[]> seeds = new ArrayList<>();
        for (TransactionJson sample :
                List.of(
                        Samples.pumpBuy(),
                        Samples.pumpSwapSell(),
                        Samples.raydiumSwap(),
                        Samples.cpmmSwap(),
                        ProgramSamples.swap(Programs.METEORA_DLMM, "swap", 0, 2, 3, false)
                                .inner(
                                        2,
                                        Programs.METEORA_DLMM,
                                        ProgramSamples.cpi("Swap", ProgramSamples.dlmmSwap()),
                                        0),
                        ProgramSamples.swap(Programs.ORCA_WHIRLPOOL, "swap", 2, 4, 6, false)
                                .log(
                                        ProgramSamples.log(
                                                "Traded", ProgramSamples.whirlpoolTraded())))) {
            for (int i = 0; i < 10; i++) {
                seeds.add(sample.json());
                seeds.add(sample.encoded("base64"));
                seeds.add(sample.encoded("base58"));
            }
        }
        for (int i = 0; i < 10; i++) {
            seeds.add(funding().json());
            seeds.add(funding().encoded("base64"));
            seeds.add(
                    SystemTransfersTest.parsed(
                                    "transfer",
                                    "\"source\":\"%s\",\"destination\":\"%s\",\"lamports\":1000000000"
                                            .formatted(
                                                    TransactionJson.key(1), TransactionJson.key(2)))
                            .getBytes(StandardCharsets.UTF_8));
        }
        Optional<Path> data = SharedData.find(getClass());
        if (data.isPresent()) {
            for (String folder : List.of("transactions", "raw", "alt-encoding")) {
                for (byte[] line : SharedData.lines(data.get().resolve(folder))) {
                    if (line.length <= LONGEST_SEED) {
                        seeds.add(line);
                    }
                }
            }
        }
        return seeds;
    }

    private static TransactionJson funding() {
        TransactionJson tx = new TransactionJson();
        int funder = tx.account(TransactionJson.key(1), 9_000_000_000L, 6_000_000_000L);
        int wallet = tx.account(TransactionJson.key(2), 0, 1_000_000_000L);
        int created = tx.account(TransactionJson.key(3), 0, 2_000_000_000L);
        return tx.outer(
                        Programs.SYSTEM,
                        SystemTransfersTest.transfer(1_000_000_000),
                        funder,
                        wallet)
                .outer(
                        Programs.SYSTEM,
                        SystemTransfersTest.create(2_000_000_000, 0, Programs.SYSTEM),
                        funder,
                        created);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
