/** The graphs bound to real topics, tables and ports: fused in one job, or each in its own. */
@NullMarked
package io.slipstream.jobs.wiring;

import org.jspecify.annotations.NullMarked;
