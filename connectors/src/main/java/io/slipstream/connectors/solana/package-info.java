/**
 * Solana as a feed: a JSON-RPC client for several providers, the history of wallets, and the
 * websocket that wakes it up.
 */
@NullMarked
package io.slipstream.connectors.solana;

import org.jspecify.annotations.NullMarked;
