package io.slipstream.connectors.solana.orders;

import io.slipstream.connectors.solana.rpc.ChainError;
import io.slipstream.connectors.solana.rpc.ChainReasons;
import io.slipstream.connectors.solana.rpc.LandedTransaction;
import io.slipstream.models.chain.Side;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.ChainMessage;
import io.slipstream.models.layout.CompiledInstruction;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.WireTransaction;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.OrderTerms;
import io.slipstream.models.trade.SignedTransaction;
import io.slipstream.models.trade.VenueReason;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a landed transaction made of its order. Amounts and fees come from the balances that the
 * node recorded, never from the quote: FILLED needs success <em>and</em> a gain.
 */
final class Outcome {
    private static final Logger LOG = LoggerFactory.getLogger(Outcome.class);
    private static final int TRANSFER = 2;

    private Outcome() {}

    static Order of(Order order, SignedTransaction signed, LandedTransaction landed) {
        long landedAt = Math.multiplyExact(landed.blockTime(), 1_000L);
        ChainError error = landed.error();
        if (error != null) {
            LOG.info("order={} signature={} {}", order.id(), signed.signature(), error);
            return order.failed(
                    ChainReasons.of(error).name(), landed.fee(), landed.slot(), landedAt);
        }
        ChainMessage message = WireTransaction.read(signed.bytes()).message();
        String user = message.feePayer();
        OrderTerms terms = order.terms();
        long units = landed.unitsGained(user, terms.mint());
        long lamports = landed.lamportsGained(user);
        boolean buy = terms.side() == Side.BUY;
        if (units != (buy ? Math.max(units, 1) : -terms.inputAmount())) {
            LOG.warn("order={} units={} lamports={}", order.id(), units, lamports);
        }
        // What a buy cost besides its input: network, priority, tip. Rent stays the user's.
        long fees =
                buy
                        ? Math.max(landed.fee(), Math.subtractExact(-lamports, terms.inputAmount()))
                        : Math.addExact(landed.fee(), transferred(message, to -> true));
        long output = buy ? units : Math.addExact(lamports, fees);
        return output > 0
                ? order.filled(output, fees, landed.slot(), landedAt)
                : order.failed(
                        VenueReason.NOTHING_RECEIVED.name(),
                        buy ? Math.max(0, -lamports) : landed.fee(),
                        landed.slot(),
                        landedAt);
    }

    /**
     * Lamports that the message itself sends: on a sell, only tips (see MessageCheck).
     *
     * @param to which receivers count, by their index among the transaction's accounts
     */
    static long transferred(ChainMessage message, IntPredicate to) {
        long lamports = 0;
        for (CompiledInstruction instruction : message.instructions()) {
            ByteReader data = new ByteReader(instruction.data());
            if (message.keys().get(instruction.program()).equals(Programs.SYSTEM)
                    && data.has(12)
                    && data.u32() == TRANSFER
                    && to.test(instruction.accounts().get(1))) {
                lamports = Math.addExact(lamports, data.u64());
            }
        }
        return lamports;
    }
}
