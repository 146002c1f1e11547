/** What a trader's chat reads and writes in the tables. */
@NullMarked
package io.slipstream.connectors.desk;

import org.jspecify.annotations.NullMarked;
