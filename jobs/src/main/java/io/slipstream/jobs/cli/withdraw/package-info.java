/** {@code slipstream withdraw}. */
@NullMarked
package io.slipstream.jobs.cli.withdraw;

import org.jspecify.annotations.NullMarked;
