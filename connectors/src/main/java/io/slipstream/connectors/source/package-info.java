/** What sources share that look for something outside, again and again, and remember nothing. */
@NullMarked
package io.slipstream.connectors.source;

import org.jspecify.annotations.NullMarked;
