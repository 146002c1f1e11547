package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.solana.rpc.LatestBlockhash;
import io.slipstream.models.trade.OrderTerms;

/**
 * What is known before an order's swap is built.
 *
 * @param user the wallet
 * @param tokenProgram the program that owns the order's mint
 */
record SwapContext(
        OrderTerms terms,
        String user,
        String tokenProgram,
        LatestBlockhash blockhash,
        Quote quote) {}
