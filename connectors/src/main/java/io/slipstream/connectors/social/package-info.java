/** Where people speak of tokens: X, Reddit, Discord, and providers that listen for us. */
@NullMarked
package io.slipstream.connectors.social;

import org.jspecify.annotations.NullMarked;
