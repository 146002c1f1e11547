/** JMH benchmarks, started by {@code slipstream bench …}. */
@NullMarked
package io.slipstream.jobs.bench;

import org.jspecify.annotations.NullMarked;
