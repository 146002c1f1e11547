/** What came of the tokens that were scored. */
@NullMarked
package io.slipstream.functions.outcome;

import org.jspecify.annotations.NullMarked;
