/** How a chaos run reaches into the processes of a cluster. */
@NullMarked
package io.slipstream.connectors.failpoints;

import org.jspecify.annotations.NullMarked;
