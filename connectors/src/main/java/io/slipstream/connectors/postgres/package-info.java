/** PostgreSQL: the embedded database, its migrations, the order ledger and the booking tables. */
@NullMarked
package io.slipstream.connectors.postgres;

import org.jspecify.annotations.NullMarked;
