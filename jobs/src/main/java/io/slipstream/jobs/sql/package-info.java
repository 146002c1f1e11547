/** Flink SQL over the topics and tables of a system. */
@NullMarked
package io.slipstream.jobs.sql;

import org.jspecify.annotations.NullMarked;
