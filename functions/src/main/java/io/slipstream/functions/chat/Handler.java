package io.slipstream.functions.chat;

import io.slipstream.models.port.TraderDesk;

/** Does what a command asks for, and says so. */
@FunctionalInterface
interface Handler {

    /**
     * @throws NotUnderstoodException if the words make no sense; then nothing was done
     */
    Answer answer(Request request, TraderDesk desk);
}
