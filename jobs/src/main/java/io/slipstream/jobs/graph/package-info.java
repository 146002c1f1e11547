/** The graphs: functions from streams to streams, no I/O inside, no knowledge of the mode. */
@NullMarked
package io.slipstream.jobs.graph;

import org.jspecify.annotations.NullMarked;
