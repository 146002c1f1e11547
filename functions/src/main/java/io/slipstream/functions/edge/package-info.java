/** How records travel on the edges that are busiest: as POJOs would, with less work. */
@NullMarked
package io.slipstream.functions.edge;

import org.jspecify.annotations.NullMarked;
