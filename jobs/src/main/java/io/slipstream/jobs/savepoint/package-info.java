/** What savepoints hold, read without a running job. */
@NullMarked
package io.slipstream.jobs.savepoint;

import org.jspecify.annotations.NullMarked;
