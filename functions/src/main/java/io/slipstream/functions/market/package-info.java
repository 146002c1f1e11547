/** Follows prices by mint: for users who hold something, and for commands. */
@NullMarked
package io.slipstream.functions.market;

import org.jspecify.annotations.NullMarked;
