/** Orders on the chain: sent, found again, and brought to their final state. */
@NullMarked
package io.slipstream.connectors.solana.orders;

import org.jspecify.annotations.NullMarked;
