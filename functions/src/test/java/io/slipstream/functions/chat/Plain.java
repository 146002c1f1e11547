package io.slipstream.functions.chat;

/**
 * MarkdownV2 as Telegram reads it: refuses what is not escaped, and shows what people see, links as
 * label and address.
 */
final class Plain {
    private static final String RESERVED = "_[]()~>#+-=|{}.!";

    private Plain() {}

    static String of(String marked) {
        StringBuilder out = new StringBuilder();
        boolean bold = false;
        boolean code = false;
        boolean hidden = false;
        for (int i = 0; i < marked.length(); i++) {
            char next = marked.charAt(i);
            if (next == '\\') {
                out.append(marked.charAt(++i));
            } else if (next == '`') {
                code = !code;
            } else if (code) {
                out.append(next);
            } else if (next == '*') {
                bold = !bold;
            } else if (next == '[') {
                int middle = marked.indexOf("](", i);
                int end = marked.indexOf(')', middle);
                out.append(of(marked.substring(i + 1, middle)));
                i = end;
            } else if (marked.startsWith("||", i)) {
                hidden = !hidden;
                i++;
            } else if (RESERVED.indexOf(next) >= 0) {
                throw new AssertionError(
                        "expected '%s' to be escaped at %d of: %s".formatted(next, i, marked));
            } else {
                out.append(next);
            }
        }
        if (bold || code || hidden) {
            throw new AssertionError("expected every mark to be closed in: " + marked);
        }
        return out.toString();
    }
}
