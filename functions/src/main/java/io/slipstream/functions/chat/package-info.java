/**
 * What the chat understands and answers: one registry of commands, their handlers, and the texts.
 */
@NullMarked
package io.slipstream.functions.chat;

import org.jspecify.annotations.NullMarked;
