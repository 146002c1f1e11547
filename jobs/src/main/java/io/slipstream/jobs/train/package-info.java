/** Recorded or simulated markets into model bundles. */
@NullMarked
package io.slipstream.jobs.train;

import org.jspecify.annotations.NullMarked;
