/** What people say into who is told of it. */
@NullMarked
package io.slipstream.functions.social;

import org.jspecify.annotations.NullMarked;
