/** What a live job follows on the chain: open orders, wallets, withdrawals. */
@NullMarked
package io.slipstream.connectors.solana.live;

import org.jspecify.annotations.NullMarked;
