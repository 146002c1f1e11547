/** Operator metrics, read inside the JVM. */
@NullMarked
package io.slipstream.jobs.metrics;

import org.jspecify.annotations.NullMarked;
