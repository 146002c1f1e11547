/** A leader's swap into signals for his followers. */
@NullMarked
package io.slipstream.functions.copy;

import org.jspecify.annotations.NullMarked;
