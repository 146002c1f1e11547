/** Kills parts of a running cluster and counts what went wrong. */
@NullMarked
package io.slipstream.jobs.chaos;

import org.jspecify.annotations.NullMarked;
