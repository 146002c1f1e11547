/** Models of tokens in Flink SQL: {@code CREATE MODEL} and {@code ML_PREDICT}. */
@NullMarked
package io.slipstream.jobs.sql.model;

import org.jspecify.annotations.NullMarked;
