/** A standalone Flink cluster of real processes on this machine, and the services that it needs. */
@NullMarked
package io.slipstream.jobs.standalone;

import org.jspecify.annotations.NullMarked;
