package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.Discriminator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An Anchor program whose swaps are read from their token transfers; the table says where the pool
 * stands among the accounts of each swap, and which instructions open pools.
 */
final class TransferDex implements DexProgram {
    private record Opening(PoolEvent.Kind kind, int pool, int mintA, int mintB, int creator) {}

    private final String dex;
    private final Map<Long, Integer> poolOfSwap = new HashMap<>();
    private final Map<Long, int[]> poolsOfHops = new HashMap<>();
    private final Map<Long, Opening> openings = new HashMap<>();
    private final ByteReader reader = new ByteReader(new byte[0]);
    private int poolOfOthers = -1;

    TransferDex(String dex) {
        this.dex = dex;
    }

    /** A swap instruction by its snake_case name, and the place of its pool. */
    TransferDex swap(String name, int pool) {
        poolOfSwap.put(Discriminator.ofInstruction(name), pool);
        return this;
    }

    /** An instruction that swaps in two pools one after the other, and their places. */
    TransferDex twoHops(String name, int firstPool, int secondPool) {
        poolsOfHops.put(Discriminator.ofInstruction(name), new int[] {firstPool, secondPool});
        return this;
    }

    /** The place of the pool in every instruction not named here. */
    TransferDex poolAt(int place) {
        poolOfOthers = place;
        return this;
    }

    /** An instruction that opens a pool, and the places of pool, both mints and creator. */
    TransferDex opens(
            PoolEvent.Kind kind, String name, int pool, int mintA, int mintB, int creator) {
        openings.put(
                Discriminator.ofInstruction(name), new Opening(kind, pool, mintA, mintB, creator));
        return this;
    }

    @Override
    public String dex() {
        return dex;
    }

    @Override
    public void decode(TransactionView tx, int at, Findings found) {
        int end = tx.endOf(at);
        if (end == at + 1) {
            return; // neither a swap nor a new pool goes without a transfer under it
        }
        Instruction instruction = tx.instructions[at];
        long discriminator = isNamed() ? discriminator(instruction) : 0;
        Opening opening = openings.get(discriminator);
        if (opening != null) {
            open(tx, at, instruction, opening, found);
            return;
        }
        if (found.hasLeg(at + 1, end)) {
            return;
        }
        int[] hops = poolsOfHops.get(discriminator);
        if (hops != null) {
            addHops(tx, at, instruction, hops, found);
            return;
        }
        TransferSwap swap = TransferSwap.under(tx, at);
        if (swap != null) {
            Leg leg = swap.toLeg(tx, at, dex);
            Integer pool = poolOfSwap.get(discriminator);
            leg.pool = tx.key(instruction.account(pool == null ? poolOfOthers : pool));
            found.legs.add(leg);
        }
    }

    private void addHops(
            TransactionView tx, int at, Instruction instruction, int[] pools, Findings found) {
        List<TransferSwap> swaps = TransferSwap.hops(tx, at);
        for (int i = 0; i < swaps.size(); i++) {
            Leg leg = swaps.get(i).toLeg(tx, at, dex);
            leg.user = tx.key(swaps.get(0).in().authority);
            leg.pool = i < pools.length ? tx.key(instruction.account(pools[i])) : null;
            found.legs.add(leg);
        }
    }

    private boolean isNamed() {
        return !poolOfSwap.isEmpty() || !openings.isEmpty();
    }

    private long discriminator(Instruction instruction) {
        return instruction.dataLength() < Long.BYTES ? 0 : instruction.data(reader).u64();
    }

    private void open(
            TransactionView tx, int at, Instruction instruction, Opening opening, Findings found) {
        String mintA = tx.key(instruction.account(opening.mintA));
        String mintB = tx.key(instruction.account(opening.mintB));
        if (mintA == null) {
            return;
        }
        String base = mintB == null ? mintA : MintPair.base(mintA, mintB);
        @Nullable String quote = mintB == null ? null : MintPair.quote(mintA, mintB);
        found.openings.add(
                new PoolOpening(
                        at,
                        opening.kind,
                        dex,
                        base,
                        quote,
                        tx.key(instruction.account(opening.pool)),
                        tx.key(instruction.account(opening.creator))));
    }
}
