/** A scored token past its birth into recommendations, and what users do with them. */
@NullMarked
package io.slipstream.functions.advice;

import org.jspecify.annotations.NullMarked;
