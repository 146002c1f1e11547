package io.slipstream.connectors.solana.orders;

import io.slipstream.connectors.solana.rpc.SolanaRpc;
import io.slipstream.models.trade.WalletBalance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What users' wallets hold on the chain: all of them at first, then a batch every two seconds, one
 * after the other. Used by one thread, which it blocks.
 */
public final class WalletBalances {
    private static final long PAUSE_NANOS = 2_000_000_000L;

    /** Who has which wallet. */
    public interface Wallets {
        /** Address by user. */
        Map<Long, String> all() throws IOException;
    }

    private final SolanaRpc rpc;
    private final Wallets wallets;
    private Iterator<Map.Entry<Long, String>> round = List.<Map.Entry<Long, String>>of().iterator();
    private boolean complete;
    private long lookedAt;

    public WalletBalances(SolanaRpc rpc, Wallets wallets) {
        this.rpc = rpc;
        this.wallets = wallets;
    }

    /**
     * @throws IOException if wallets or nodes could not be asked
     */
    public List<WalletBalance> look() throws IOException, InterruptedException {
        List<WalletBalance> found = new ArrayList<>();
        if (!complete) {
            round = wallets.all().entrySet().iterator();
            while (round.hasNext()) {
                next(found);
            }
            complete = true;
        } else if (System.nanoTime() - lookedAt >= PAUSE_NANOS) {
            if (!round.hasNext()) {
                round = wallets.all().entrySet().iterator();
            }
            next(found);
        }
        return found;
    }

    private void next(List<WalletBalance> found) throws IOException, InterruptedException {
        List<Map.Entry<Long, String>> batch = new ArrayList<>();
        while (round.hasNext() && batch.size() < SolanaRpc.MOST_ACCOUNTS) {
            batch.add(round.next());
        }
        lookedAt = System.nanoTime();
        if (batch.isEmpty()) {
            return;
        }
        var lamports =
                Answers.await(rpc.lamports(batch.stream().map(Map.Entry::getValue).toList()));
        for (Map.Entry<Long, String> wallet : batch) {
            found.add(
                    new WalletBalance(
                            wallet.getKey(),
                            lamports.byAddress().getOrDefault(wallet.getValue(), 0L),
                            lamports.slot()));
        }
    }
}
