/** Signals into orders, under each user's limits; fills into lots and profit. */
@NullMarked
package io.slipstream.functions.risk;

import org.jspecify.annotations.NullMarked;
