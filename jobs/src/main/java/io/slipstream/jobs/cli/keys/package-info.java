/** {@code slipstream keys}: the users' wallets and the master key that encrypts them. */
@NullMarked
package io.slipstream.jobs.cli.keys;

import org.jspecify.annotations.NullMarked;
