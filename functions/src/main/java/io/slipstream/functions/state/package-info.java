/** How long the keyed state of the steps is kept. */
@NullMarked
package io.slipstream.functions.state;

import org.jspecify.annotations.NullMarked;
