/** The few interfaces behind which the outside world sits. */
@NullMarked
package io.slipstream.models.port;

import org.jspecify.annotations.NullMarked;
