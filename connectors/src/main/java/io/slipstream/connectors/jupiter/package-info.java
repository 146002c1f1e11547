/** Trading through Jupiter's swap API on Solana. */
@NullMarked
package io.slipstream.connectors.jupiter;

import org.jspecify.annotations.NullMarked;
