package io.slipstream.models.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one transaction says. A failed transaction has no swaps, legs, pools or transfers.
 *
 * @param txIndex index in the block as the payload gives it; -1 if it does not
 * @param feePayer first signer, base58; null if the payload has none
 */
public record DecodedTransaction(
        String signature,
        long slot,
        int txIndex,
        long blockTime,
        boolean failed,
        @Nullable String feePayer,
        List<NetSwap> swaps,
        List<PoolTrade> legs,
        List<PoolEvent> pools,
        List<SolTransfer> transfers) {

    /** The same with the index that it has in the block it came in. */
    public DecodedTransaction atIndex(int index) {
        return new DecodedTransaction(
                signature, slot, index, blockTime, failed, feePayer, swaps, legs, pools, transfers);
    }
}
