package io.slipstream.connectors.jupiter;

import io.slipstream.models.layout.AccountRef;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.ChainInstruction;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.TipAccounts;
import java.io.Serializable;
import java.util.List;

/**
 * What a transaction may pay to land.
 *
 * @param priorityLamports priority fee
 * @param tipLamports tip to a block engine; 0: none
 * @param mostLamports hard cap of priority fee and tip together, whoever proposes them
 */
public record FeePolicy(long priorityLamports, long tipLamports, long mostLamports)
        implements Serializable {

    /** Of one signature. */
    public static final long BASE_LAMPORTS = 5_000;

    private static final int TRANSFER = 2;

    public FeePolicy {
        if (priorityLamports < 0
                || tipLamports < 0
                || Math.addExact(priorityLamports, tipLamports) > mostLamports) {
            throw new IllegalArgumentException(
                    "expected priority fee and tip from 0 to %d lamports together, was %d and %d"
                            .formatted(mostLamports, priorityLamports, tipLamports));
        }
    }

    /** 100,000 lamports priority fee, no tip, never more than 2,000,000. */
    public static FeePolicy standard() {
        return new FeePolicy(100_000, 0, 2_000_000);
    }

    /** Everything that one transaction may cost besides what it trades and rent. */
    public long mostWithBase() {
        return Math.addExact(mostLamports, BASE_LAMPORTS);
    }

    /** The tip, to an account that the id chooses; empty if there is none. */
    List<ChainInstruction> tip(String user, String orderId) {
        if (tipLamports == 0) {
            return List.of();
        }
        String to =
                TipAccounts.JITO.get(Math.floorMod(orderId.hashCode(), TipAccounts.JITO.size()));
        return List.of(
                new ChainInstruction(
                        Programs.SYSTEM,
                        List.of(new AccountRef(user, true, true), new AccountRef(to, false, true)),
                        new ByteWriter().u32(TRANSFER).u64(tipLamports).toBytes()));
    }
}
