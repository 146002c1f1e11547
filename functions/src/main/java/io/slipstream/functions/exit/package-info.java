/** When what is held is to be sold, and who is to be told of which price. */
@NullMarked
package io.slipstream.functions.exit;

import org.jspecify.annotations.NullMarked;
