/** Accounts with balances, and the transactions that move them, as {@code getTransaction} JSON. */
@NullMarked
package io.slipstream.connectors.simulator.ledger;

import org.jspecify.annotations.NullMarked;
