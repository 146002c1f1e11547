package io.slipstream.functions.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.layout.JupiterSwapEvent;
import io.slipstream.models.unit.Base58;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The legs of recorded transactions against what Jupiter itself measured around each AMM. Failed
 * transactions count too, read as if they had not failed: what ran before the failure is there, and
 * nobody tuned a rule on them.
 */
class JupiterEventsTest {
    private final ObjectMapper json = new ObjectMapper();
    private final TransactionDecoder decoder = new TransactionDecoder();

    @Test
    void everyLegThatJupiterMeasuredIsFoundUnderTheAmmThatItNames() throws Exception {
        Path data = SharedData.find(getClass()).orElse(null);
        assumeTrue(data != null);
        int measured = 0;
        List<String> missing = new ArrayList<>();
        for (byte[] line : SharedData.lines(data.resolve("transactions"))) {
            JsonNode row = json.readTree(line);
            List<JupiterSwapEvent> events = events(row);
            if (events.isEmpty()) {
                continue;
            }
            ((ObjectNode) row.get("meta")).putNull("err");
            List<PoolTrade> legs =
                    new ArrayList<>(
                            decoder.decode(json.writeValueAsBytes(row), -1, 0, -1, 0).legs());
            for (JupiterSwapEvent event : events) {
                measured++;
                if (!legs.removeIf(first(event))) {
                    missing.add(row.at("/transaction/signatures/0").asText() + " " + event);
                }
            }
        }
        System.err.printf(
                "Jupiter's events: %d of %d found%n", measured - missing.size(), measured);
        assertThat(measured).isGreaterThan(150);
        assertThat(missing).isEmpty();
    }

    /** Fits one leg only, so that a leg is not counted twice. */
    private static Predicate<PoolTrade> first(JupiterSwapEvent event) {
        boolean[] taken = {false};
        return leg -> {
            if (taken[0] || !same(event, leg)) {
                return false;
            }
            taken[0] = true;
            return true;
        };
    }

    private static boolean same(JupiterSwapEvent event, PoolTrade leg) {
        return leg.program().equals(event.amm())
                && leg.inputMint().equals(event.inputMint())
                && leg.outputMint().equals(event.outputMint())
                && isNear(event.inputAmount(), leg.inputAmount())
                && leg.outputAmount() == event.outputAmount();
    }

    /** Jupiter counts what it offered: Phoenix takes whole lots, pump.fun a fee on top. */
    private static boolean isNear(long offered, long taken) {
        return Math.abs(offered - taken) <= offered / 50;
    }

    private static List<JupiterSwapEvent> events(JsonNode row) {
        List<JupiterSwapEvent> events = new ArrayList<>();
        for (JsonNode group : row.at("/meta/innerInstructions")) {
            for (JsonNode instruction : group.get("instructions")) {
                ByteReader data =
                        new ByteReader(Base58.decode(instruction.path("data").asText("")));
                if (data.has(16)
                        && data.u64() == Discriminator.EVENT_CPI
                        && data.u64() == JupiterSwapEvent.DISCRIMINATOR
                        && data.has(112)) {
                    events.add(JupiterSwapEvent.read(data));
                }
            }
        }
        return events;
    }
}
