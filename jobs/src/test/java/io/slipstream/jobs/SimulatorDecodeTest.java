package io.slipstream.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.simulator.MarketSimulator;
import io.slipstream.connectors.simulator.PlantedRole;
import io.slipstream.connectors.simulator.SimulatedAction;
import io.slipstream.connectors.simulator.SimulatedAction.Kind;
import io.slipstream.connectors.simulator.SimulatorOptions;
import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.chain.Side;
import io.slipstream.models.chain.SolTransfer;
import io.slipstream.models.unit.Mints;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every generated transaction says to the decoder what the market meant. */
class SimulatorDecodeTest {
    /** Rents of two accounts, the highest priority fee, and a signature or two. */
    private static final long COSTS = 2 * 2_039_280 + 250_000 + 20_000;

    private static final long SOL = 1_000_000_000;

    private final TransactionDecoder decoder = new TransactionDecoder();

    @Test
    void decodesWhatTheMarketMeant() throws Exception {
        MarketSimulator market = new MarketSimulator(SimulatorOptions.ofSeed(21));
        Map<Kind, Integer> seen = new EnumMap<>(Kind.class);
        for (int i = 0; i < 15_000; i++) {
            RawEvent event = market.next();
            SimulatedAction action = market.lastAction();
            if (action == null) {
                continue;
            }
            DecodedTransaction decoded = decoder.decode(event.payload(), 0, event.position(), 0, 0);
            seen.merge(action.kind(), 1, Integer::sum);
            String as = action + "\n" + decoded;
            assertThat(decoded.signature()).isEqualTo(action.signature());
            assertThat(decoded.slot()).isEqualTo(action.slot()).isEqualTo(event.slot());
            assertThat(decoded.blockTime()).isEqualTo(event.blockTime());
            assertThat(decoded.failed()).isEqualTo(action.failed());
            assertThat(decoded.feePayer()).isEqualTo(action.trader());
            assertPools(decoded, action, as);
            assertTransfers(decoded, action, as);
            if (action.failed() || action.units() == 0) {
                assertThat(decoded.legs()).as(as).isEmpty();
                assertThat(decoded.swaps()).as(as).isEmpty();
            } else {
                assertLeg(decoded, action, as);
                assertSwap(decoded, action, as);
            }
        }
        assertThat(seen).containsKeys(Kind.CREATE, Kind.TRADE, Kind.MIGRATE, Kind.TRANSFER);
    }

    @Test
    void plantedAccomplicesHaveBeenFundedFromOnePurseAndTheHonestByAnExchange() throws Exception {
        MarketSimulator market =
                new MarketSimulator(SimulatorOptions.ofSeed(21).withPosts(false).withPlanted(2));
        Map<String, SolTransfer> first = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            RawEvent event = market.next();
            decoder.decode(event.payload(), 0, event.position(), 0, 0)
                    .transfers()
                    .forEach(transfer -> first.putIfAbsent(transfer.to(), transfer));
        }
        for (PlantedRole role : List.of(PlantedRole.SYBIL, PlantedRole.LOOSE_SYBIL)) {
            String purse = first.get(role.address(0)).from();
            assertThat(first.get(role.address(1)).from()).isEqualTo(purse);
            assertThat(first.get(role.address(2)).from()).isEqualTo(purse);
            assertThat(first.get(role.address(3)).from()).isNotEqualTo(purse);
            assertThat(first.get(role.address(0)).fromBalanceBefore()).isLessThan(10_000 * SOL);
        }
        SolTransfer honest = first.get(PlantedRole.HONEST.address(0));
        assertThat(first.get(PlantedRole.HONEST.address(1)).from()).isEqualTo(honest.from());
        assertThat(first.get(PlantedRole.DUMPER.address(0)).from()).isEqualTo(honest.from());
        assertThat(honest.fromBalanceBefore()).isGreaterThan(1_000_000 * SOL);
    }

    private static void assertPools(DecodedTransaction decoded, SimulatedAction action, String as) {
        PoolEvent.Kind kind =
                switch (action.kind()) {
                    case CREATE -> PoolEvent.Kind.CREATE;
                    case MIGRATE -> PoolEvent.Kind.MIGRATE;
                    default -> null;
                };
        if (kind == null) {
            assertThat(decoded.pools()).as(as).isEmpty();
            return;
        }
        assertThat(decoded.pools()).as(as).isNotEmpty();
        PoolEvent pool = decoded.pools().get(0);
        assertThat(pool.kind()).as(as).isEqualTo(kind);
        assertThat(pool.mint()).as(as).isEqualTo(action.mint());
        assertThat(pool.pool()).as(as).isEqualTo(action.pool());
        assertThat(pool.quoteMint()).as(as).isEqualTo(Mints.SOL);
        if (action.kind() == Kind.CREATE) {
            assertThat(pool.creator()).as(as).isEqualTo(action.trader());
        }
    }

    private static void assertTransfers(
            DecodedTransaction decoded, SimulatedAction action, String as) {
        if (action.kind() == Kind.TRANSFER) {
            assertThat(decoded.transfers()).as(as).hasSize(1);
            assertThat(decoded.transfers().get(0).from()).as(as).isEqualTo(action.trader());
            assertThat(decoded.transfers().get(0).lamports()).as(as).isEqualTo(action.quote());
        } else {
            assertThat(decoded.transfers()).as(as).isEmpty();
        }
    }

    private static void assertLeg(DecodedTransaction decoded, SimulatedAction action, String as) {
        assertThat(decoded.legs()).as(as).hasSize(1);
        PoolTrade leg = decoded.legs().get(0);
        assertThat(leg.mint()).as(as).isEqualTo(action.mint());
        assertThat(leg.quoteMint()).as(as).isEqualTo(Mints.SOL);
        assertThat(leg.program()).as(as).isEqualTo(action.program());
        assertThat(leg.pool()).as(as).isEqualTo(action.pool());
        assertThat(leg.trader()).as(as).isEqualTo(action.trader());
        assertThat(leg.isBuy()).as(as).isEqualTo(action.buy());
        assertThat(leg.baseAmount()).as(as).isEqualTo(action.units());
        assertThat(leg.baseReserve()).as(as).isEqualTo(action.baseReserve());
        assertThat(leg.quoteReserve()).as(as).isEqualTo(action.quoteReserve());
        // What the venue calls the amount may leave out its fees of up to 1 %.
        assertThat(Math.abs(leg.quoteAmount() - action.quote()))
                .as(as)
                .isLessThanOrEqualTo(action.quote() / 90 + 4);
    }

    private static void assertSwap(DecodedTransaction decoded, SimulatedAction action, String as) {
        assertThat(decoded.swaps()).as(as).hasSize(1);
        NetSwap swap = decoded.swaps().get(0);
        assertThat(swap.trader()).as(as).isEqualTo(action.trader());
        boolean usdc = Mints.USDC.equals(action.mint());
        Side side = usdc ? Side.SWAP : action.buy() ? Side.BUY : Side.SELL;
        assertThat(swap.side()).as(as).isEqualTo(side);
        assertThat(action.buy() ? swap.outputMint() : swap.inputMint())
                .as(as)
                .isEqualTo(action.mint());
        assertThat(action.buy() ? swap.outputAmount() : swap.inputAmount())
                .as(as)
                .isEqualTo(action.units());
        long quote = action.buy() ? swap.inputAmount() : swap.outputAmount();
        assertThat(Math.abs(quote - action.quote()))
                .as(as)
                .isLessThanOrEqualTo(COSTS + action.quote() / 90);
        if (!action.buy()) {
            assertThat(swap.inputBalanceBefore()).as(as).isGreaterThanOrEqualTo(action.units());
        }
    }
}
