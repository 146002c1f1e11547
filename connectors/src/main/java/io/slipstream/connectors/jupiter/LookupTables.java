package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.models.layout.LookupTable;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.trade.VenueReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Address lookup tables, remembered: what stands in one never changes, it can only grow. Whoever
 * meets a place that is missing here forgets the table, so that it is read again.
 */
final class LookupTables {
    private static final int MOST_KNOWN = 10_000;

    private final SolanaRpc rpc;
    private final Map<String, LookupTable> known = new ConcurrentHashMap<>();

    LookupTables(SolanaRpc rpc) {
        this.rpc = rpc;
    }

    /** The tables by address. */
    CompletableFuture<Map<String, LookupTable>> get(List<String> addresses) {
        Map<String, LookupTable> tables = new HashMap<>();
        for (String key : addresses) {
            LookupTable table = known.get(key);
            if (table != null) {
                tables.put(key, table);
            }
        }
        List<String> missing = addresses.stream().filter(key -> !tables.containsKey(key)).toList();
        if (missing.isEmpty()) {
            return CompletableFuture.completedFuture(tables);
        }
        return rpc.accounts(missing)
                .thenApply(
                        accounts -> {
                            missing.forEach(key -> tables.put(key, read(key, accounts)));
                            return tables;
                        });
    }

    /** Forgets them, so that they are read anew. */
    void forget(List<String> addresses) {
        addresses.forEach(known::remove);
    }

    private LookupTable read(String key, Map<String, ChainAccount> accounts) {
        ChainAccount account = accounts.get(key);
        try {
            if (account != null) {
                LookupTable table = LookupTable.read(key, account.data());
                if (known.size() >= MOST_KNOWN) {
                    known.clear();
                }
                known.put(key, table);
                return table;
            }
        } catch (MalformedLayoutException e) {
            // said below
        }
        throw new OrderRefusedException(
                VenueReason.VENUE_REFUSED, "expected a lookup table at " + key + ", was none");
    }
}
