/** How a checkpoint is written. */
@NullMarked
package io.slipstream.connectors.checkpoint;

import org.jspecify.annotations.NullMarked;
