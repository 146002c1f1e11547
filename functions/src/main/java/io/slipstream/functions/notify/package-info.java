/** What users are told. */
@NullMarked
package io.slipstream.functions.notify;

import org.jspecify.annotations.NullMarked;
