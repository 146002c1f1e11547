package io.slipstream.functions.chat;

import java.util.ResourceBundle;

/**
 * All that people read in a chat, from the one bundle {@code chat/texts.properties}. Templates are
 * plain text with *bold*, `code` and {0}, {1}, … for arguments; everything else, arguments too, is
 * escaped here, unless an argument is {@link Markup} already.
 */
public final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("chat.texts");

    private Texts() {}

    /**
     * @throws java.util.MissingResourceException if there is no such text
     */
    public static Markup say(String key, Object... arguments) {
        return render(BUNDLE.getString(key), arguments);
    }

    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }

    /** As it stands in the bundle, for labels of buttons. */
    public static String raw(String key) {
        return BUNDLE.getString(key);
    }

    static Iterable<String> keys() {
        return BUNDLE.keySet();
    }

    private static Markup render(String template, Object... arguments) {
        StringBuilder out = new StringBuilder(template.length() + 64);
        boolean code = false;
        for (int i = 0; i < template.length(); i++) {
            char next = template.charAt(i);
            int end = next == '{' ? template.indexOf('}', i) : -1;
            if (end > 0) {
                insert(out, arguments[Integer.parseInt(template.substring(i + 1, end))], code);
                i = end;
            } else if (next == '`') {
                code = !code;
                out.append(next);
            } else if (next == '*' && !code) {
                out.append(next);
            } else {
                out.append(code ? inCode(next) : Markup.plain(String.valueOf(next)).text());
            }
        }
        return new Markup(out.toString());
    }

    private static void insert(StringBuilder out, Object argument, boolean code) {
        if (code) {
            String fenced = Markup.code(String.valueOf(argument)).text();
            out.append(fenced, 1, fenced.length() - 1);
        } else if (argument instanceof Markup ready) {
            out.append(ready.text());
        } else {
            out.append(Markup.plain(String.valueOf(argument)).text());
        }
    }

    private static String inCode(char next) {
        return next == '\\' ? "\\\\" : String.valueOf(next);
    }
}
