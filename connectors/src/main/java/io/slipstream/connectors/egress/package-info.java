/** Whom the system speaks to, beyond what its environment names. */
@NullMarked
package io.slipstream.connectors.egress;

import org.jspecify.annotations.NullMarked;
