/** Feature schema, token model and model bundle. */
@NullMarked
package io.slipstream.models.scoring;

import org.jspecify.annotations.NullMarked;
