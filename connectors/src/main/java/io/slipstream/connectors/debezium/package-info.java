/** Settings by change data capture: from the tables into topics, from the topics into streams. */
@NullMarked
package io.slipstream.connectors.debezium;

import org.jspecify.annotations.NullMarked;
