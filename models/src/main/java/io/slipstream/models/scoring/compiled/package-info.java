/** Bundles brought to life as plain arrays: no native code, and no memory for a score. */
@NullMarked
package io.slipstream.models.scoring.compiled;

import org.jspecify.annotations.NullMarked;
