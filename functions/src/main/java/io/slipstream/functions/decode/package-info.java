/** Raw transactions into swaps, pool trades and pool events. */
@NullMarked
package io.slipstream.functions.decode;

import org.jspecify.annotations.NullMarked;
