/** A live feed on its way into the graphs: each transaction once, and no buy on what may be old. */
@NullMarked
package io.slipstream.functions.feed;

import org.jspecify.annotations.NullMarked;
