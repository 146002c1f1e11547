/** When what is held is to be sold. */
@NullMarked
package io.slipstream.functions.exit;

import org.jspecify.annotations.NullMarked;
