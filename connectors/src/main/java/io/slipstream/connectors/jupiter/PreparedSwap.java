package io.slipstream.connectors.jupiter;

import io.slipstream.models.layout.WireTransaction;

/**
 * A checked transaction that only needs to be signed.
 *
 * @param slot a slot that the node knew before
 */
record PreparedSwap(
        String user, WireTransaction transaction, long lastValidBlockHeight, long slot) {}
