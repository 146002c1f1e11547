/** The calls of a Solana node that execution needs, typed. */
@NullMarked
package io.slipstream.connectors.solana.rpc;

import org.jspecify.annotations.NullMarked;
