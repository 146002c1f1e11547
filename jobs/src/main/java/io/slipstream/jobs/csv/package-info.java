/** Comma-separated values, as people have them. */
@NullMarked
package io.slipstream.jobs.csv;

import org.jspecify.annotations.NullMarked;
