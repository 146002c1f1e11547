/**
 * The users' wallets: one Solana keypair each, its secret key encrypted in {@code user_wallets}
 * under a versioned master key. Secret bytes are decrypted for one call and wiped at its end; they
 * are never a String, since a String cannot be wiped.
 */
@NullMarked
package io.slipstream.connectors.wallet;

import org.jspecify.annotations.NullMarked;
