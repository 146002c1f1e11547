/** A seeded market whose trades are written in the wire form of the chain. */
@NullMarked
package io.slipstream.connectors.simulator;

import org.jspecify.annotations.NullMarked;
