/** The operator by which a replay keeps chain order, and nothing else: graphs do not know it. */
@NullMarked
package io.slipstream.jobs.replay;

import org.jspecify.annotations.NullMarked;
