/** What could harm who buys a token. */
@NullMarked
package io.slipstream.functions.safety;

import org.jspecify.annotations.NullMarked;
