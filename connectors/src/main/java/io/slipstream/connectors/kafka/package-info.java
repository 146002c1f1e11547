/** Kafka: the embedded broker, the topics, and records as JSON in and out of them. */
@NullMarked
package io.slipstream.connectors.kafka;

import org.jspecify.annotations.NullMarked;
