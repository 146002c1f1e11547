/**
 * SOL out of users' wallets: who may have it is listed, confirmed and delayed in the tables; {@link
 * io.slipstream.connectors.withdrawal.Withdrawals} sends what is due, each once.
 */
@NullMarked
package io.slipstream.connectors.withdrawal;

import org.jspecify.annotations.NullMarked;
