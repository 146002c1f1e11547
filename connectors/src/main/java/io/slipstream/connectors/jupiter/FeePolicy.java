package io.slipstream.connectors.jupiter;

import io.slipstream.models.layout.AccountRef;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.ChainInstruction;
import io.slipstream.models.layout.Programs;
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

    /** Source: Jito's published tip accounts. */
    static final List<String> TIP_ACCOUNTS =
            List.of(
                    "96gYZGLnJYVFmbjzopPSU6QiEV5fGqZNyN9nmNhvrZU5",
                    "HFqU5x63VTqvQss8hp11i4wVV8bD44PvwucfZ2bU7gRe",
                    "Cw8CFyM9FkoMi7K7Crf6HNQqf4uEMzpKw6QNghXLvLkY",
                    "ADaUMid9yfUytqMBgopwjb2DTLSokTSzL1zt6iGPaS49",
                    "DfXygSm4jCyNCybVYYK6DwvWqjKee8pbDmJGcLWNDXjh",
                    "ADuUkR4vqLUMWXxW9gh6D6L8pMSawimctcNZ5pGwDcEt",
                    "DttWaMuVvTiduZRnguLF7jNxTgiMBZ1hyAumKUiL2KRL",
                    "3AVi9Tg9Uo68tJfuvoKvqKNWKkC5wPdSSdeBnizKZ6jT");

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
        String to = TIP_ACCOUNTS.get(Math.floorMod(orderId.hashCode(), TIP_ACCOUNTS.size()));
        return List.of(
                new ChainInstruction(
                        Programs.SYSTEM,
                        List.of(new AccountRef(user, true, true), new AccountRef(to, false, true)),
                        new ByteWriter().u32(TRANSFER).u64(tipLamports).toBytes()));
    }
}
