/** The mains that are submitted to a cluster, one for each job. */
@NullMarked
package io.slipstream.jobs.cluster;

import org.jspecify.annotations.NullMarked;
