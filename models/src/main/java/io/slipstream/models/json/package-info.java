/** JSON text read as bytes, where a parser's tokens would cost more than what is done with them. */
@NullMarked
package io.slipstream.models.json;

import org.jspecify.annotations.NullMarked;
