/** The venue of paper trading. */
@NullMarked
package io.slipstream.connectors.paper;

import org.jspecify.annotations.NullMarked;
