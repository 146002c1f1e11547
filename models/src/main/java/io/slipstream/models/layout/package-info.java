/** Program ids and wire layouts, shared by the decoder and the simulator. */
@NullMarked
package io.slipstream.models.layout;

import org.jspecify.annotations.NullMarked;
