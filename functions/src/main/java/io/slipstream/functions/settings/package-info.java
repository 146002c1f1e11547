/** Settings changes on their way to the operators that keep them. */
@NullMarked
package io.slipstream.functions.settings;

import org.jspecify.annotations.NullMarked;
