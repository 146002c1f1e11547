/** Recorded input as a source, and the loop that closes a replay inside one JVM. */
@NullMarked
package io.slipstream.connectors.replay;

import org.jspecify.annotations.NullMarked;
