package io.slipstream.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.unit.Base58;
import io.slipstream.models.unit.Mints;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The written transactions are a ledger: nothing appears, nothing is lost, balances go on. */
class SimulatedLedgerTest {
    private final ObjectMapper json = new ObjectMapper();
    private final MarketSimulator market =
            new MarketSimulator(SimulatorOptions.ofSeed(4).withPosts(false));

    @Test
    void lamportsAreConservedButForTheFee() throws Exception {
        for (int i = 0; i < 3000; i++) {
            JsonNode meta = json.readTree(market.next().payload()).get("meta");
            long change = 0;
            for (int k = 0; k < meta.get("preBalances").size(); k++) {
                change += meta.get("postBalances").get(k).longValue();
                change -= meta.get("preBalances").get(k).longValue();
            }
            assertThat(change).isEqualTo(-meta.get("fee").longValue());
        }
    }

    @Test
    void tokensAreConservedOnceMinted() throws Exception {
        for (int i = 0; i < 3000; i++) {
            JsonNode meta = json.readTree(market.next().payload()).get("meta");
            Map<String, Long> change = new HashMap<>();
            sum(meta.get("postTokenBalances"), 1, change);
            sum(meta.get("preTokenBalances"), -1, change);
            long minted =
                    market.lastAction().kind() == SimulatedAction.Kind.CREATE ? (long) 1e15 : 0;
            change.forEach(
                    (mint, units) -> {
                        if (!mint.equals(Mints.SOL)) {
                            assertThat(units).as(mint).isEqualTo(minted);
                        }
                    });
        }
    }

    @Test
    void everyBalanceGoesOnWhereItStood() throws Exception {
        Map<String, Long> last = new HashMap<>();
        for (int i = 0; i < 4000; i++) {
            JsonNode line = json.readTree(market.next().payload());
            List<String> keys = keys(line);
            for (int k = 0; k < keys.size(); k++) {
                long before = line.at("/meta/preBalances/" + k).longValue();
                long after = line.at("/meta/postBalances/" + k).longValue();
                Long known = last.put(keys.get(k), after);
                assertThat(known == null || known == before).as(keys.get(k)).isTrue();
                assertThat(after).isNotNegative();
            }
        }
    }

    @Test
    void poolsHoldWhatTheirPricesSay() throws Exception {
        for (int i = 0; i < 4000; i++) {
            JsonNode line = json.readTree(market.next().payload());
            SimulatedAction action = market.lastAction();
            List<String> keys = keys(line);
            int pool = keys.indexOf(action.pool());
            if (pool < 0
                    || !"6EF8rrecthR5Dkzon8Nwu78hRvfCKubJ14M5uBEwF6P".equals(action.program())) {
                continue;
            }
            // A curve holds its rent and the real SOL; 30 SOL of its reserve are virtual.
            long held = line.at("/meta/postBalances/" + pool).longValue();
            assertThat(held - Wire.CURVE_RENT).isEqualTo(action.quoteReserve() - 30_000_000_000L);
        }
    }

    @Test
    void keysStandInTheOrderOfTheHeader() throws Exception {
        for (int i = 0; i < 500; i++) {
            JsonNode line = json.readTree(market.next().payload());
            JsonNode header = line.at("/transaction/message/header");
            assertThat(line.at("/transaction/signatures"))
                    .hasSize(header.get("numRequiredSignatures").intValue());
            for (JsonNode signature : line.at("/transaction/signatures")) {
                assertThat(Base58.decode(signature.textValue())).hasSize(64);
            }
            int keys = keys(line).size();
            assertThat(line.at("/meta/preBalances")).hasSize(keys);
            for (String key : keys(line)) {
                assertThat(Base58.isAddress(key)).as(key).isTrue();
            }
            boolean versioned = line.get("version").isInt();
            assertThat(line.at("/transaction/message").has("addressTableLookups"))
                    .isEqualTo(versioned);
        }
    }

    @Test
    void shownAmountsAreTheUnits() throws Exception {
        for (int i = 0; i < 500; i++) {
            JsonNode line = json.readTree(market.next().payload());
            for (JsonNode balance : line.at("/meta/postTokenBalances")) {
                JsonNode amount = balance.get("uiTokenAmount");
                BigDecimal units =
                        new BigDecimal(amount.get("uiAmountString").textValue())
                                .movePointRight(amount.get("decimals").intValue());
                assertThat(units).isEqualByComparingTo(amount.get("amount").textValue());
            }
        }
    }

    @Test
    void postsAreJsonThatNamesATokenByItsTickerAndMostlyByItsMint() throws Exception {
        MarketSimulator loud = new MarketSimulator(SimulatorOptions.ofSeed(4));
        int posts = 0;
        int withMint = 0;
        for (int i = 0; i < 5000; i++) {
            RawEvent event = loud.next();
            if (event.kind() == RawEvent.Kind.POST) {
                JsonNode post = json.readTree(event.payload());
                String text = post.get("text").textValue();
                assertThat(text).contains("$");
                withMint += text.endsWith("pump") ? 1 : 0;
                assertThat(post.get("createdAt").textValue()).startsWith("2025-07-01T");
                posts++;
            }
        }
        assertThat(posts).isGreaterThan(10);
        assertThat(withMint).isBetween(posts / 2, posts - 1);
    }

    private static List<String> keys(JsonNode line) {
        List<String> keys = new ArrayList<>();
        line.at("/transaction/message/accountKeys").forEach(key -> keys.add(key.textValue()));
        line.at("/meta/loadedAddresses/writable").forEach(key -> keys.add(key.textValue()));
        line.at("/meta/loadedAddresses/readonly").forEach(key -> keys.add(key.textValue()));
        return keys;
    }

    private static void sum(JsonNode balances, int sign, Map<String, Long> into) {
        for (JsonNode balance : balances) {
            long units = Long.parseLong(balance.at("/uiTokenAmount/amount").textValue());
            into.merge(balance.get("mint").textValue(), sign * units, Long::sum);
        }
    }
}
