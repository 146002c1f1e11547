/** Exact money arithmetic, addresses and derived ids. */
@NullMarked
package io.slipstream.models.unit;

import org.jspecify.annotations.NullMarked;
