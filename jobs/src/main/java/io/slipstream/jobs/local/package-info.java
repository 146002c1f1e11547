/** Everything embedded in one JVM: services, jobs, status, report. */
@NullMarked
package io.slipstream.jobs.local;

import org.jspecify.annotations.NullMarked;
