/** Decided orders into stored, sent and filled ones. */
@NullMarked
package io.slipstream.functions.execute;

import org.jspecify.annotations.NullMarked;
