/** The command line: one class per command. */
@NullMarked
package io.slipstream.jobs.cli;

import org.jspecify.annotations.NullMarked;
