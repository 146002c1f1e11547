package io.slipstream.models.chat;

/**
 * A button under a message.
 *
 * @param row in which it stands, from 0
 * @param data what comes back when it is pressed: at most 64 bytes, as Telegram demands
 */
public record ChatButton(String label, String data, int row) {}
