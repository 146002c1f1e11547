/** From labelled rows to a model bundle whose card can be believed. */
@NullMarked
package io.slipstream.models.scoring.train;

import org.jspecify.annotations.NullMarked;
