/** Files of comma-separated values, to learn from and to score. */
@NullMarked
package io.slipstream.jobs.train.dataset;

import org.jspecify.annotations.NullMarked;
