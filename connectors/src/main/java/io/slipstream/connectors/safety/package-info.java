/** Facts of a token's safety, read from the chain. */
@NullMarked
package io.slipstream.connectors.safety;

import org.jspecify.annotations.NullMarked;
