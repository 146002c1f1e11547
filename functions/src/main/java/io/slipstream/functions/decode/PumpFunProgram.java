package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.PumpFun;
import io.slipstream.models.layout.PumpFunCreateEvent;
import io.slipstream.models.layout.PumpFunTradeEvent;
import io.slipstream.models.unit.Mints;
import org.jspecify.annotations.Nullable;

/**
 * pump.fun's bonding curve: trades from the event that each emits (a curve pays in native SOL,
 * which no token transfer shows), creations and migrations from the instruction.
 */
final class PumpFunProgram implements DexProgram {
    private final ByteReader reader = new ByteReader(new byte[0]);

    @Override
    public String dex() {
        return "pumpfun";
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
            if (data.u64() == PumpFunTradeEvent.DISCRIMINATOR) {
                trade(tx, at, PumpFunTradeEvent.read(data), found);
            }
        } else if (discriminator == PumpFun.CREATE) {
            created(tx, at, PumpFun.CREATE_USER, found);
        } else if (discriminator == PumpFun.CREATE_V2) {
            created(tx, at, PumpFun.CREATE_V2_USER, found);
        } else if (discriminator == PumpFun.MIGRATE) {
            migrated(tx, at, found);
        }
    }

    private void trade(TransactionView tx, int at, PumpFunTradeEvent event, Findings found) {
        String program = tx.programOf(tx.instructions[at]);
        boolean buy = event.buy();
        Leg leg =
                buy
                        ? new Leg(
                                at,
                                program,
                                dex(),
                                event.quoteMint(),
                                event.quoteAmount(),
                                event.mint(),
                                event.tokenAmount())
                        : new Leg(
                                at,
                                program,
                                dex(),
                                event.mint(),
                                event.tokenAmount(),
                                event.quoteMint(),
                                event.quoteAmount());
        leg.user = event.user();
        leg.pool = curve(tx, at, event);
        leg.feeBps = event.totalFeeBps();
        leg.inputReserve = buy ? event.virtualQuoteReserves() : event.virtualTokenReserves();
        leg.outputReserve = buy ? event.virtualTokenReserves() : event.virtualQuoteReserves();
        found.legs.add(leg);
    }

    /** The curve owns the vault at the other end of the token transfer, whatever the version. */
    private static @Nullable String curve(TransactionView tx, int at, PumpFunTradeEvent event) {
        int parent = tx.parentOf(at);
        for (int i = at - 1; i > parent && parent >= 0; i--) {
            TokenMove move = tx.instructions[i].move;
            if (move.isTransfer() && event.mint().equals(move.mint)) {
                return event.buy() ? tx.key(move.authority) : tx.ownerOf(move.destination);
            }
        }
        return parent < 0
                ? null
                : tx.key(tx.instructions[parent].account(PumpFun.TRADE_BONDING_CURVE));
    }

    private void created(TransactionView tx, int at, int user, Findings found) {
        Instruction in = tx.instructions[at];
        String mint = tx.key(in.account(PumpFun.CREATE_MINT));
        if (mint != null) {
            found.openings.add(
                    new PoolOpening(
                            at,
                            PoolEvent.Kind.CREATE,
                            dex(),
                            mint,
                            quoteMint(tx, at),
                            tx.key(in.account(PumpFun.CREATE_BONDING_CURVE)),
                            tx.key(in.account(user)),
                            symbol(tx, at),
                            null));
        }
    }

    /** SOL, unless the event names another; one that is cut off names none. */
    private String quoteMint(TransactionView tx, int at) {
        ByteReader data = CpiEvents.under(tx, at, PumpFunCreateEvent.DISCRIMINATOR, reader);
        try {
            return data == null ? Mints.SOL : PumpFunCreateEvent.readQuoteMint(data);
        } catch (MalformedLayoutException e) {
            return Mints.SOL; // an event of 2024 is shorter
        }
    }

    private @Nullable String symbol(TransactionView tx, int at) {
        ByteReader data = CpiEvents.under(tx, at, PumpFunCreateEvent.DISCRIMINATOR, reader);
        try {
            return data == null ? null : PumpFunCreateEvent.readSymbol(data);
        } catch (MalformedLayoutException e) {
            return null;
        }
    }

    /**
     * Bots put a migrate in front of their trade; on a migrated curve it changes nothing. It is
     * told all the same: that the token lives in this pool is true either way.
     */
    private void migrated(TransactionView tx, int at, Findings found) {
        Instruction in = tx.instructions[at];
        String mint = tx.key(in.account(PumpFun.MIGRATE_MINT));
        if (mint != null) {
            found.openings.add(
                    new PoolOpening(
                            at,
                            PoolEvent.Kind.MIGRATE,
                            dex(),
                            mint,
                            Mints.SOL,
                            tx.key(in.account(PumpFun.MIGRATE_POOL)),
                            tx.key(in.account(PumpFun.MIGRATE_USER))));
        }
    }
}
