package io.slipstream.functions.decode;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.layout.MalformedLayoutException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An Anchor program as two tables: which instructions swap, which open pools, and where pool,
 * vaults, mints and creator stand among the accounts. Amounts of a swap come from the transfers
 * into and out of the vaults; a program adds what its event says.
 *
 * <p>An instruction in neither table is read by its transfers: programs get new versions of a swap
 * before we hear of them.
 */
abstract class AnchorDex implements DexProgram {
    private record Swap(int pool, int vaultA, int vaultB) {}

    private record Opening(PoolEvent.Kind kind, int pool, int mintA, int mintB, int creator) {}

    final ByteReader reader = new ByteReader(new byte[0]);

    private final Map<Long, Swap> swaps = new HashMap<>();
    private final Map<Long, Opening> openings = new HashMap<>();
    private final Set<Long> liquidity = new HashSet<>();
    private final TransferDex byTransfers;
    private final String dex;

    AnchorDex(String dex) {
        this.dex = dex;
        byTransfers = new TransferDex(dex);
    }

    @Override
    public final String dex() {
        return dex;
    }

    /** A swap by its snake_case name, and the places of its pool and both vaults. */
    final void swap(String name, int pool, int vaultA, int vaultB) {
        swaps.put(Discriminator.ofInstruction(name), new Swap(pool, vaultA, vaultB));
    }

    /**
     * An instruction that opens a pool, and the places of pool, both mints and creator; -1 where it
     * names none.
     */
    final void opens(
            PoolEvent.Kind kind, String name, int pool, int mintA, int mintB, int creator) {
        openings.put(
                Discriminator.ofInstruction(name), new Opening(kind, pool, mintA, mintB, creator));
    }

    /**
     * An instruction that takes liquidity out and puts some in: its transfers look like a swap's.
     */
    final void movesLiquidity(String name) {
        liquidity.add(Discriminator.ofInstruction(name));
    }

    /** Adds what the program's event says of a leg: fee, reserves. */
    void describe(TransactionView tx, int at, Leg leg) {}

    /** An instruction in neither table. */
    void other(TransactionView tx, int at, long discriminator, Findings found) {
        byTransfers.decode(tx, at, found);
    }

    @Override
    public final void decode(TransactionView tx, int at, Findings found) {
        Instruction instruction = tx.instructions[at];
        if (instruction.dataLength() < Long.BYTES) {
            return;
        }
        long discriminator = instruction.data(reader).u64();
        Opening opening = openings.get(discriminator);
        Swap swap = swaps.get(discriminator);
        if (opening != null) {
            open(tx, at, instruction, opening, found);
        } else if (swap != null) {
            leg(tx, at, instruction, swap, found);
        } else if (discriminator != Discriminator.EVENT_CPI && !liquidity.contains(discriminator)) {
            other(tx, at, discriminator, found);
        }
    }

    /** Body of the first such event under an instruction; null if there is none. */
    final @Nullable ByteReader event(TransactionView tx, int at, long discriminator) {
        return CpiEvents.under(tx, at, discriminator, reader);
    }

    private void leg(TransactionView tx, int at, Instruction in, Swap swap, Findings found) {
        TransferSwap transfers =
                TransferSwap.between(tx, at, in.account(swap.vaultA), in.account(swap.vaultB));
        if (transfers != null) {
            Leg leg = transfers.toLeg(tx, at, dex);
            leg.pool = tx.key(in.account(swap.pool));
            found.legs.add(leg);
            try {
                describe(tx, at, leg);
            } catch (MalformedLayoutException e) {
                return; // an event of another form: the leg stands by its transfers
            }
        }
    }

    private void open(TransactionView tx, int at, Instruction in, Opening opening, Findings found) {
        String mintA = tx.key(in.account(opening.mintA));
        String mintB = tx.key(in.account(opening.mintB));
        if (mintA == null) {
            return;
        }
        found.openings.add(
                new PoolOpening(
                        at,
                        opening.kind,
                        dex,
                        mintB == null ? mintA : MintPair.base(mintA, mintB),
                        mintB == null ? null : MintPair.quote(mintA, mintB),
                        tx.key(in.account(opening.pool)),
                        tx.key(in.account(opening.creator))));
    }
}
