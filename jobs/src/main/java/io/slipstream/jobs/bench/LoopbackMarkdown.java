package io.slipstream.jobs.bench;

import org.jspecify.annotations.Nullable;

/**
 * Telegram's reading of MarkdownV2, as far as it is used here: *bold*, `code`, ||hidden||,
 * [links](url).
 */
final class LoopbackMarkdown {
    private static final String RESERVED = "_*[]()~`>#+-=|{}.!";

    private LoopbackMarkdown() {}

    /** In Telegram's words; null if the text can be read. */
    static @Nullable String objection(String text) {
        boolean bold = false;
        boolean code = false;
        boolean hidden = false;
        int link = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\\') {
                i++;
            } else if (code) {
                code = next != '`';
            } else if (link == 2) {
                link = next == ')' ? 0 : 2;
            } else if (next == '`') {
                code = true;
            } else if (next == '*') {
                bold = !bold;
            } else if (text.startsWith("||", i)) {
                hidden = !hidden;
                i++;
            } else if (next == '[' && link == 0) {
                link = 1;
            } else if (next == ']' && link == 1 && text.startsWith("](", i)) {
                link = 2;
                i++;
            } else if (RESERVED.indexOf(next) >= 0) {
                return "Bad Request: can't parse entities: Character '%s' is reserved and must be escaped with the preceding '\\'"
                        .formatted(next);
            }
        }
        return bold || code || hidden || link > 0
                ? "Bad Request: can't parse entities: Can't find end of the entity"
                : null;
    }

    /** What people see: without marks and escapes, of links the label. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder();
        boolean code = false;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\\' && i + 1 < text.length()) {
                out.append(text.charAt(++i));
            } else if (next == '`') {
                code = !code;
            } else if (code) {
                out.append(next);
            } else if (next == ']' && text.startsWith("](", i)) {
                i = text.indexOf(')', i);
            } else if (next != '*' && next != '[' && next != '|') {
                out.append(next);
            }
        }
        return out.toString();
    }
}
