/** What steps have in common: how long state is kept, and waiting for the tables. */
@NullMarked
package io.slipstream.functions.state;

import org.jspecify.annotations.NullMarked;
