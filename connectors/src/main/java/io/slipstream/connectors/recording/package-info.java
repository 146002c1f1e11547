/** What a job records for training: Avro files, and how they are read again. */
@NullMarked
package io.slipstream.connectors.recording;

import org.jspecify.annotations.NullMarked;
