/** Telegram: updates come in, messages go out, within its limits. */
@NullMarked
package io.slipstream.connectors.telegram;

import org.jspecify.annotations.NullMarked;
