/** What posts say of a token: words into scores. */
@NullMarked
package io.slipstream.functions.sentiment;

import org.jspecify.annotations.NullMarked;
