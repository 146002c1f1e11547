/** A token's last minute as bars, and the patterns in it. */
@NullMarked
package io.slipstream.functions.tape;

import org.jspecify.annotations.NullMarked;
