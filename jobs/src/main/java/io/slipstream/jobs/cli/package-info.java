/** The command line. */
@NullMarked
package io.slipstream.jobs.cli;

import org.jspecify.annotations.NullMarked;
