/** Tables that somebody else made, as rows of features. */
@NullMarked
package io.slipstream.models.scoring.dataset;

import org.jspecify.annotations.NullMarked;
