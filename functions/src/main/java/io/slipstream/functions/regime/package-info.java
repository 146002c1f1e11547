/** The market as a whole, from what its tokens do. */
@NullMarked
package io.slipstream.functions.regime;

import org.jspecify.annotations.NullMarked;
