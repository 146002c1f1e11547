/** A scored token into signals for the users whose settings it meets. */
@NullMarked
package io.slipstream.functions.snipe;

import org.jspecify.annotations.NullMarked;
