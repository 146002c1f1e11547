/** Features into scores. */
@NullMarked
package io.slipstream.functions.score;

import org.jspecify.annotations.NullMarked;
