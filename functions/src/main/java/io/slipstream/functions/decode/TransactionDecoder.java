package io.slipstream.functions.decode;

import io.slipstream.models.chain.DecodedTransaction;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.Side;
import io.slipstream.models.chain.SolTransfer;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.unit.Mints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns a {@code getTransaction} result into net swaps, legs, pool events and transfers of SOL.
 * Pure: the same bytes give the same answer. Reuses its arrays, so it is not thread-safe: one per
 * subtask.
 *
 * <p>Amounts of 2^63 and more keep their 64 bits (print them unsigned).
 */
public final class TransactionDecoder {
    private static final Comparator<Leg> LEGS_BY_TIME = Comparator.comparingInt(leg -> leg.at);
    private static final Comparator<PoolOpening> OPENINGS_BY_TIME =
            Comparator.comparingInt(PoolOpening::at);

    private static final Comparator<OrderFill> FILLS_BY_TIME =
            Comparator.comparingInt(OrderFill::at);

    /** All of something, in hundredths of a percent. */
    private static final int WHOLE = 10_000;

    private final TransactionReader reader = new TransactionReader();
    private final TransactionView view = new TransactionView();
    private final TokenInstructions tokens = new TokenInstructions();
    private final DexPrograms programs = new DexPrograms();
    private final NetSwaps netSwaps = new NetSwaps();
    private final SystemTransfers systemTransfers = new SystemTransfers();
    private final Findings found = new Findings();

    /**
     * Decodes one transaction.
     *
     * @param json a {@code getTransaction} result as UTF-8, bare or wrapped in a JSON-RPC answer or
     *     a websocket notification, or a transaction of a block; encodings json, jsonParsed,
     *     base64, base58
     * @param slotIfNone slot to give to a payload that carries none
     * @param position place within the slot, handed through
     * @param blockTimeIfNone epoch seconds for a payload that carries none
     * @param receivedAt epoch millis at the source, handed through
     * @throws UnreadableTransactionException if the bytes are no transaction; nothing else is
     *     thrown on any bytes
     */
    public DecodedTransaction decode(
            byte[] json, long slotIfNone, int position, long blockTimeIfNone, long receivedAt)
            throws UnreadableTransactionException {
        return decode(json, 0, json.length, slotIfNone, position, blockTimeIfNone, receivedAt);
    }

    /** The same for a part of an array. */
    public DecodedTransaction decode(
            byte[] json,
            int offset,
            int length,
            long slotIfNone,
            int position,
            long blockTimeIfNone,
            long receivedAt)
            throws UnreadableTransactionException {
        try {
            reader.read(json, offset, length, view);
            found.clear();
            if (!view.failed) {
                tokens.read(view);
                findLegs();
            }
            return build(slotIfNone, position, blockTimeIfNone, receivedAt);
        } catch (RuntimeException e) {
            // The last wall: a stream must not stop for one payload. The fuzz test holds it unused.
            throw new UnreadableTransactionException(
                    "expected a transaction that the rules can read, was one that broke them: "
                            + e);
        }
    }

    /** From the last instruction to the first: a router is asked after what it called. */
    private void findLegs() {
        for (int at = view.instructionCount - 1; at >= 0; at--) {
            DexProgram program = programs.at(view.programOf(view.instructions[at]));
            if (program != null) {
                try {
                    program.decode(view, at, found);
                } catch (MalformedLayoutException e) {
                    continue; // shorter than its discriminator promises: not this instruction
                }
            }
        }
        found.legs.sort(LEGS_BY_TIME);
        found.openings.sort(OPENINGS_BY_TIME);
        found.fills.sort(FILLS_BY_TIME);
        found.openings.replaceAll(this::withLpTokens);
        found.openings.removeIf(this::isPartOfMigration);
    }

    /** A migration opens the pool that it moves to; that is told once. */
    private boolean isPartOfMigration(PoolOpening opening) {
        if (opening.kind() != PoolEvent.Kind.POOL) {
            return false;
        }
        for (PoolOpening other : found.openings) {
            if (other.kind() == PoolEvent.Kind.MIGRATE
                    && other.at() < opening.at()
                    && opening.at() < view.endOf(other.at())) {
                return true;
            }
        }
        return false;
    }

    /** A migration's LP tokens are those of the pool that it opens. */
    private PoolOpening withLpTokens(PoolOpening opening) {
        if (opening.kind() != PoolEvent.Kind.MIGRATE || opening.lpMint() != null) {
            return opening;
        }
        for (PoolOpening other : found.openings) {
            if (other.lpMint() != null
                    && opening.at() < other.at()
                    && other.at() < view.endOf(opening.at())) {
                return opening.with(other.lpMint());
            }
        }
        return opening;
    }

    /** Hundredths of a percent of the LP tokens issued here that were burned here; -1 of none. */
    private int lpBurnedBps(PoolOpening opening) {
        String lpMint = opening.lpMint();
        if (lpMint == null) {
            return -1;
        }
        double issued = 0;
        double burned = 0;
        for (int i = 0; i < view.instructionCount; i++) {
            TokenMove move = view.instructions[i].move;
            if (lpMint.equals(move.mint)) {
                issued += move.kind == TokenMove.Kind.MINT ? move.amount : 0;
                burned += move.kind == TokenMove.Kind.BURN ? move.amount : 0;
            }
        }
        return issued <= 0 ? -1 : (int) Math.min(WHOLE, burned / issued * WHOLE);
    }

    private DecodedTransaction build(
            long slotIfNone, int position, long blockTimeIfNone, long receivedAt) {
        String signature = String.valueOf(view.signature);
        long slot = view.slot >= 0 ? view.slot : slotIfNone;
        long blockTime = view.blockTime >= 0 ? view.blockTime : blockTimeIfNone;
        List<NetSwap> swaps = new ArrayList<>(2);
        List<PoolTrade> legs = new ArrayList<>(found.legs.size());
        List<PoolEvent> pools = new ArrayList<>(found.openings.size());
        List<SolTransfer> transfers = List.of();
        if (!view.failed) {
            for (NetSwaps.Net net : netSwaps.of(view, found)) {
                swaps.add(
                        new NetSwap(
                                signature,
                                slot,
                                position,
                                swaps.size(),
                                blockTime,
                                receivedAt,
                                net.trader(),
                                side(net.inputMint(), net.outputMint()),
                                net.inputMint(),
                                net.input(),
                                net.outputMint(),
                                net.output(),
                                view.balanceBefore(net.trader(), net.inputMint()),
                                -1,
                                net.fromBalances()));
            }
            for (Leg leg : found.legs) {
                legs.add(trade(leg, signature, slot, position, legs.size(), blockTime, receivedAt));
            }
            for (PoolOpening opening : found.openings) {
                pools.add(
                        new PoolEvent(
                                signature,
                                slot,
                                position,
                                pools.size(),
                                blockTime,
                                receivedAt,
                                opening.kind(),
                                opening.dex(),
                                opening.mint(),
                                opening.quoteMint(),
                                opening.pool(),
                                opening.creator(),
                                opening.symbol(),
                                lpBurnedBps(opening)));
            }
            transfers = transfers(signature, slot, position, blockTime, receivedAt);
        }
        return new DecodedTransaction(
                signature,
                slot,
                view.txIndex,
                blockTime,
                view.failed,
                view.key(0),
                swaps,
                legs,
                pools,
                transfers);
    }

    private List<SolTransfer> transfers(
            String signature, long slot, int position, long blockTime, long receivedAt) {
        List<SystemTransfers.Transfer> moved = systemTransfers.of(view, found);
        if (moved.isEmpty()) {
            return List.of();
        }
        List<SolTransfer> transfers = new ArrayList<>(moved.size());
        for (SystemTransfers.Transfer one : moved) {
            transfers.add(
                    new SolTransfer(
                            signature,
                            slot,
                            position,
                            transfers.size(),
                            blockTime,
                            receivedAt,
                            one.from(),
                            one.to(),
                            one.lamports(),
                            one.fromBalanceBefore()));
        }
        return transfers;
    }

    private static PoolTrade trade(
            Leg leg,
            String signature,
            long slot,
            int position,
            int ordinal,
            long blockTime,
            long receivedAt) {
        String quote = MintPair.quote(leg.inputMint, leg.outputMint);
        boolean buy = quote.equals(leg.inputMint);
        return new PoolTrade(
                signature,
                slot,
                position,
                ordinal,
                blockTime,
                receivedAt,
                buy ? leg.outputMint : leg.inputMint,
                quote,
                leg.program,
                leg.dex,
                leg.pool,
                leg.trader,
                leg.inputMint,
                leg.input,
                leg.outputMint,
                leg.output,
                buy ? leg.outputReserve : leg.inputReserve,
                buy ? leg.inputReserve : leg.outputReserve,
                leg.feeBps);
    }

    /** SOL against a stable coin is a SWAP: neither is bought with the other. */
    private static Side side(String input, String output) {
        boolean paysQuote = Mints.isQuote(input);
        boolean getsQuote = Mints.isQuote(output);
        if (paysQuote == getsQuote) {
            return Side.SWAP;
        }
        return paysQuote ? Side.BUY : Side.SELL;
    }
}
