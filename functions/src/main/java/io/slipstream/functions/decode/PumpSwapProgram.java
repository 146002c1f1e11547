package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.layout.PumpSwap;
import io.slipstream.models.layout.PumpSwapTradeEvent;

/** PumpSwap: trades from the event that each emits, with the mints of the instruction around it. */
final class PumpSwapProgram implements DexProgram {
    private final ByteReader reader = new ByteReader(new byte[0]);

    @Override
    public String dex() {
        return "pumpswap";
    }

    @Override
    public void decode(TransactionView tx, int at, Findings found) {
        Instruction instruction = tx.instructions[at];
        if (instruction.dataLength() < Long.BYTES) {
            return;
        }
        ByteReader data = instruction.data(reader);
        long discriminator = data.u64();
        if (discriminator == Discriminator.EVENT_CPI) {
            long event = data.u64();
            if (event == PumpSwapTradeEvent.BUY_DISCRIMINATOR) {
                trade(tx, at, PumpSwapTradeEvent.read(data, true), found);
            } else if (event == PumpSwapTradeEvent.SELL_DISCRIMINATOR) {
                trade(tx, at, PumpSwapTradeEvent.read(data, false), found);
            }
        } else if (discriminator == PumpSwap.CREATE_POOL) {
            created(tx, at, found);
        }
    }

    private void trade(TransactionView tx, int at, PumpSwapTradeEvent event, Findings found) {
        int parent = tx.parentOf(at);
        if (parent < 0) {
            return;
        }
        Instruction swap = tx.instructions[parent];
        String base = tx.key(swap.account(PumpSwap.TRADE_BASE_MINT));
        String quote = tx.key(swap.account(PumpSwap.TRADE_QUOTE_MINT));
        if (base == null || quote == null) {
            return;
        }
        String program = tx.programOf(swap);
        Leg leg =
                event.buy()
                        ? new Leg(
                                at,
                                program,
                                dex(),
                                quote,
                                event.quoteWithLpFee(),
                                base,
                                event.baseAmount())
                        : new Leg(
                                at,
                                program,
                                dex(),
                                base,
                                event.baseAmount(),
                                quote,
                                event.userQuote());
        leg.user = event.user();
        leg.pool = event.pool();
        leg.feeBps = event.totalFeeBps();
        leg.inputReserve = event.buy() ? event.poolQuoteAfter() : event.poolBaseAfter();
        leg.outputReserve = event.buy() ? event.poolBaseAfter() : event.poolQuoteAfter();
        found.legs.add(leg);
    }

    private void created(TransactionView tx, int at, Findings found) {
        Instruction in = tx.instructions[at];
        String a = tx.key(in.account(PumpSwap.CREATE_POOL_BASE_MINT));
        String b = tx.key(in.account(PumpSwap.CREATE_POOL_QUOTE_MINT));
        if (a != null && b != null) {
            found.openings.add(
                    new PoolOpening(
                                    at,
                                    PoolEvent.Kind.POOL,
                                    dex(),
                                    MintPair.base(a, b),
                                    MintPair.quote(a, b),
                                    tx.key(in.account(PumpSwap.CREATE_POOL_POOL)),
                                    tx.key(in.account(PumpSwap.CREATE_POOL_CREATOR)))
                            .with(tx.key(in.account(PumpSwap.CREATE_POOL_LP_MINT))));
        }
    }
}
