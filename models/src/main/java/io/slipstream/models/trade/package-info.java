/** What is decided and done: signals, orders, trades, lots. */
@NullMarked
package io.slipstream.models.trade;

import org.jspecify.annotations.NullMarked;
