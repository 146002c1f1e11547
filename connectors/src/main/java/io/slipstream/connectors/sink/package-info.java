/** What all sinks of ours have in common, wherever they write to. */
@NullMarked
package io.slipstream.connectors.sink;

import org.jspecify.annotations.NullMarked;
