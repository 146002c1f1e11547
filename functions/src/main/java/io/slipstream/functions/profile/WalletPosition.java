package io.slipstream.functions.profile;

import java.util.ArrayList;
import java.util.List;

/** What a wallet holds of one mint, first in first out. Flink state, hence the public fields. */
public final class WalletPosition {
    public List<WalletLot> lots = new ArrayList<>();

    /** What somebody holds who followed 0.4 s, 2 s and 10 s later, and what it has cost him. */
    public long[] followerUnits = new long[3];

    public long[] followerCost = new long[3];

    /** The last price: lamports for units of the pool. */
    public long lastLamports;

    public long lastUnits;

    /** One buy. */
    public static final class WalletLot {
        public long units;
        public long cost;

        /** Realised of it so far. */
        public long profit;

        /** Epoch seconds. */
        public long openedAt;
    }
}
