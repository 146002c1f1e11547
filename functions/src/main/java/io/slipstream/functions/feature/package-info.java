/** What is known of a young token, mint by mint. */
@NullMarked
package io.slipstream.functions.feature;

import org.jspecify.annotations.NullMarked;
