package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.solana.rpc.LatestBlockhash;
import io.slipstream.models.trade.OrderTerms;

/**
 * What is known before an order's swap is built.
 *
 * @param user the wallet
 * @param tokenAccount where he holds the order's mint
 * @param solAccount where he holds wrapped SOL
 */
record SwapContext(
        OrderTerms terms,
        String user,
        String tokenAccount,
        String solAccount,
        LatestBlockhash blockhash,
        Quote quote) {

    /**
     * @param tokenProgram the program that owns the order's mint
     */
    static SwapContext of(
            OrderTerms terms,
            String user,
            String tokenProgram,
            LatestBlockhash blockhash,
            Quote quote) {
        return new SwapContext(
                terms,
                user,
                TokenAccounts.of(user, terms.mint(), tokenProgram),
                TokenAccounts.ofSol(user),
                blockhash,
                quote);
    }
}
