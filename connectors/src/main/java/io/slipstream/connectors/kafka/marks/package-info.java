/**
 * Topics that carry event time exactly: watermarks travel in them as marks, so that a graph cut in
 * two at a topic keeps the time that it has in one piece.
 */
@NullMarked
package io.slipstream.connectors.kafka.marks;

import org.jspecify.annotations.NullMarked;
