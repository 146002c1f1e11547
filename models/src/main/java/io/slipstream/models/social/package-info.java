/** What people say: posts. */
@NullMarked
package io.slipstream.models.social;

import org.jspecify.annotations.NullMarked;
