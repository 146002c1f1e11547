package io.slipstream.functions.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.unit.Mints;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The decoder against recorded mainnet transactions and an independent oracle; the rules of the
 * comparison are those of shared/tools/compare-decode.py.
 */
class RecordedTransactionsTest {
    /**
     * Rows whose expected trader is a pool: it owns the vaults that the legs run through, and it is
     * the fee payer who trades, in a circle. The expectation lacks the leg that closes the circle
     * (BiSoNH's last one, or that of the Saros AMM SSwapU), so that the route seemed to end
     * elsewhere, and took the owner whose balances fit that end. Both addresses lie off the ed25519
     * curve: no key can sign for them. No rule that keeps pools out of all other rows would let
     * these in. By the balances:
     *
     * <ul>
     *   <li>4iE9hhbo: vaults of 8FnX3x +2,069,618,658 USDC and −24,500,597,721 lamports of SOL; the
     *       fee payer ends 597,721 lamports of SOL up.
     *   <li>2orRh64e: vaults of 8FnX3x −1,000,065,918 USDC and +11,979,511,504 lamports of SOL; the
     *       fee payer ends 65,918 units of USDC up.
     *   <li>51oacxu4: vaults of 3iDkwG −7,414,233,044 and +1,315,700,316,238; the fee payer ends
     *       73,290 lamports of SOL up.
     * </ul>
     */
    private static final Set<String> POOL_TAKEN_FOR_TRADER =
            Set.of("4iE9hhbo", "2orRh64e", "51oacxu4");

    private final ObjectMapper json = new ObjectMapper();
    private final TransactionDecoder decoder = new TransactionDecoder();
    private Path data;

    @BeforeEach
    void findData() {
        data = SharedData.find(getClass()).orElse(null);
        assumeTrue(data != null);
    }

    @Test
    void agreesWithTheOracleWhereItIsConfident() throws Exception {
        Map<String, DecodedTransaction> decoded = decodeAll("transactions");
        int swaps = 0;
        int swapsRight = 0;
        int legs = 0;
        int legsRight = 0;
        for (JsonNode row : rows("expected-swaps.jsonl")) {
            String signature = row.get("signature").asText();
            DecodedTransaction got = decoded.get(signature);
            assertThat(got).as(signature).isNotNull();
            if (row.get("failed").asBoolean()) {
                assertThat(got.failed()).as(signature).isTrue();
                assertThat(got.swaps()).as(signature).isEmpty();
                assertThat(got.legs()).as(signature).isEmpty();
                assertThat(got.pools()).as(signature).isEmpty();
            } else if (row.get("swaps").isEmpty() && row.get("legs").isEmpty()) {
                assertThat(got.swaps()).as(signature).isEmpty();
            } else if (row.path("confident").asBoolean()) {
                for (JsonNode swap : row.get("swaps")) {
                    if (isMeasured(signature, swap)) {
                        swaps++;
                        swapsRight += got.swaps().stream().anyMatch(s -> same(swap, s)) ? 1 : 0;
                    }
                }
                List<String> have = new ArrayList<>();
                got.legs().forEach(leg -> have.add(key(leg)));
                for (JsonNode leg : row.get("legs")) {
                    if (leg.path("agree").asBoolean(true)) {
                        legs++;
                        legsRight += have.remove(key(leg)) ? 1 : 0;
                    }
                }
            }
        }
        System.err.printf(
                "recorded transactions: swaps %d of %d, legs %d of %d%n",
                swapsRight, swaps, legsRight, legs);
        assertThat(swapsRight).isGreaterThanOrEqualTo((int) Math.ceil(swaps * 0.99));
        // Two legs are expected from another program, with the same mints and amounts. By the
        // balances, in both the vaults belong to the pool of the program that Jupiter's own
        // SwapEvent names as the AMM, and that Jupiter called:
        // 5HFr6ezv: vaults of EHcege +140,520,348 USDT and −1,609,710,000 lamports, moved below
        // Jupiter's call of SCoRcH; the expectation names ojh19o, which SCoRcH calls in turn.
        // TyswJcg7: vaults of 2U5S52 +63,714,068 JupUSD and −63,701,771 USDC, moved below Jupiter's
        // second call of goonud; the expectation names Jupiter itself, which owns no vault here.
        assertThat(legsRight).isGreaterThanOrEqualTo((int) Math.ceil(legs * 0.98));
    }

    @Test
    void findsEveryCreationAndMigration() throws Exception {
        Map<String, DecodedTransaction> decoded = decodeAll("transactions");
        for (JsonNode row : rows("expected-pools.jsonl")) {
            String kind = row.get("kind").asText().toUpperCase(java.util.Locale.ROOT);
            boolean opening =
                    kind.contains("CREATE")
                            || kind.contains("INITIALIZE")
                            || kind.contains("MIGRATE");
            if (opening && !row.path("failed").asBoolean()) {
                assertThat(decoded.get(row.get("signature").asText()).pools())
                        .as(row.get("signature").asText())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void theMigrationOfAPumpFunTokenBurnsItsLiquidity() throws Exception {
        List<PoolEvent> migrations =
                decodeAll("transactions").values().stream()
                        .flatMap(transaction -> transaction.pools().stream())
                        .filter(pool -> pool.kind() == PoolEvent.Kind.MIGRATE)
                        .filter(pool -> pool.dex().equals("pumpfun"))
                        .filter(pool -> pool.lpBurnedBps() >= 0)
                        .toList();
        assertThat(migrations).isNotEmpty();
        assertThat(migrations).allMatch(pool -> pool.lpBurnedBps() == 10_000);
    }

    @Test
    void legsCarryTheFeeThatTheirProgramsTell() throws Exception {
        Set<String> always =
                Set.of("meteora_dlmm", "meteora_damm_v2", "moonshot", "pumpswap", "raydium_v4");
        Set<String> concentrated =
                Set.of("meteora_dlmm", "meteora_damm_v2", "raydium_clmm", "orca_whirlpool");
        int fees = 0;
        for (DecodedTransaction transaction : decodeAll("transactions").values()) {
            for (PoolTrade leg : transaction.legs()) {
                if (always.contains(leg.dex())) {
                    assertThat(leg.feeBps()).as(transaction.signature()).isBetween(0, 1_000);
                }
                if (concentrated.contains(leg.dex())) {
                    assertThat(leg.hasReserves()).as(transaction.signature()).isFalse();
                }
                fees += leg.feeBps() >= 0 ? 1 : 0;
            }
        }
        assertThat(fees).isGreaterThan(100);
    }

    @Test
    void saysTheSameOfTheOriginalEncodings() throws Exception {
        Map<String, DecodedTransaction> decoded = decodeAll("transactions");
        for (String folder : List.of("raw", "alt-encoding")) {
            for (DecodedTransaction other : decodeAll(folder).values()) {
                DecodedTransaction known = decoded.get(other.signature());
                assertThat(other.swaps()).isEqualTo(known.swaps());
                assertThat(other.legs()).isEqualTo(known.legs());
                assertThat(other.pools()).isEqualTo(known.pools());
            }
        }
    }

    private static boolean isMeasured(String signature, JsonNode swap) {
        String quality = swap.get("quality").asText();
        return (quality.equals("exact") || quality.equals("near"))
                && !POOL_TAKEN_FOR_TRADER.contains(signature.substring(0, 8));
    }

    private static boolean same(JsonNode want, NetSwap have) {
        String quality = want.get("quality").asText();
        return want.get("trader").asText().equals(have.trader())
                && want.get("inputMint").asText().equals(have.inputMint())
                && want.get("outputMint").asText().equals(have.outputMint())
                && close(want, "input", have.inputAmount(), quality)
                && close(want, "output", have.outputAmount(), quality);
    }

    private static boolean close(JsonNode row, String end, long have, String quality) {
        BigInteger want = new BigInteger(row.get(end + "Amount").asText());
        BigInteger is = new BigInteger(Long.toUnsignedString(have));
        if (want.equals(is)) {
            return true;
        }
        BigDecimal by = new BigDecimal(want.subtract(is).abs());
        boolean sol = Mints.isSol(row.get(end + "Mint").asText());
        return !quality.equals("exact")
                && (sol && by.compareTo(BigDecimal.valueOf(25_000_000)) <= 0
                        || by.compareTo(new BigDecimal(want).multiply(new BigDecimal("0.03")))
                                <= 0);
    }

    private static String key(PoolTrade leg) {
        return String.join(
                " ",
                leg.program(),
                leg.inputMint(),
                Long.toUnsignedString(leg.inputAmount()),
                leg.outputMint(),
                Long.toUnsignedString(leg.outputAmount()));
    }

    private static String key(JsonNode leg) {
        return String.join(
                " ",
                leg.path("programId").asText(),
                leg.get("inputMint").asText(),
                leg.get("inputAmount").asText(),
                leg.get("outputMint").asText(),
                leg.get("outputAmount").asText());
    }

    private Map<String, DecodedTransaction> decodeAll(String folder) throws Exception {
        Map<String, DecodedTransaction> decoded = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (byte[] line : SharedData.lines(data.resolve(folder))) {
            DecodedTransaction transaction = decoder.decode(line, -1, 0, -1, 0);
            assertThat(seen.add(transaction.signature())).isTrue();
            decoded.put(transaction.signature(), transaction);
        }
        return decoded;
    }

    private List<JsonNode> rows(String file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve(file))) {
            rows.add(json.readTree(line));
        }
        return rows;
    }
}
