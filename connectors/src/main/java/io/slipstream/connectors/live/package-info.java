/** What a live job follows on the chain: open orders, wallets, withdrawals. */
@NullMarked
package io.slipstream.connectors.live;

import org.jspecify.annotations.NullMarked;
