package io.slipstream.connectors.solana;

/**
 * A transaction as the websocket brought it, ahead of the wallet's history.
 *
 * @param wallet whose subscription it came by
 * @param index place within the slot; −1 if the node did not say
 * @param json the whole transactionNotification, UTF-8
 */
record HeardTransaction(String wallet, long slot, long index, String signature, byte[] json) {}
