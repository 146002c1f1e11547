/** The whole life of an order, read from tables and topics. */
@NullMarked
package io.slipstream.jobs.trace;

import org.jspecify.annotations.NullMarked;
