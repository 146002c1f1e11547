package io.slipstream.functions.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A command as it was typed: its name without slash and without the bot's name, and the words
 * behind it.
 */
record Line(String label, List<String> words) {
    private static final int LONGEST = 1_000;

    /**
     * @throws NotUnderstoodException if it does not begin with a slash
     */
    static Line of(String text) {
        String trimmed = text.strip();
        if (!trimmed.startsWith("/") || trimmed.length() > LONGEST) {
            throw new NotUnderstoodException("error.nocommand");
        }
        List<String> words = new ArrayList<>(List.of(trimmed.substring(1).split("\\s+")));
        String label = words.remove(0);
        int at = label.indexOf('@');
        return new Line((at < 0 ? label : label.substring(0, at)).toLowerCase(Locale.ROOT), words);
    }
}
