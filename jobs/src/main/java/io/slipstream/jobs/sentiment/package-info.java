/** Labelled texts: reading, training, and how well the scorer does on them. */
@NullMarked
package io.slipstream.jobs.sentiment;

import org.jspecify.annotations.NullMarked;
