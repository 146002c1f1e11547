/** What the chain says: raw and decoded transactions, swaps, pool trades, pool events. */
@NullMarked
package io.slipstream.models.chain;

import org.jspecify.annotations.NullMarked;
