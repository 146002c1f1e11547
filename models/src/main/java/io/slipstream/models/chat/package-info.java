/** What passes between a chat and the system, and what the chat shows of it. */
@NullMarked
package io.slipstream.models.chat;

import org.jspecify.annotations.NullMarked;
