/** {@code slipstream models}: the model registry. */
@NullMarked
package io.slipstream.jobs.cli.models;

import org.jspecify.annotations.NullMarked;
