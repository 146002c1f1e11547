package io.slipstream.jobs.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of SQL: its statements, and the places that are filled in. */
public final class SqlScript {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private SqlScript() {}

    /**
     * The statements between the semicolons that are in no string, name or comment; what follows
     * the last one too. Comments are left out.
     */
    public static List<String> statements(String text) {
        Cutter cutter = new Cutter(text);
        return cutter.cut();
    }

    /** True if the text ends inside a statement that no semicolon has closed. */
    public static boolean isOpen(String text) {
        Cutter cutter = new Cutter(text);
        cutter.cut();
        return cutter.open;
    }

    /**
     * Fills in {@code ${name}}.
     *
     * @throws IllegalArgumentException if nobody says what a name stands for
     */
    public static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(
                        found -> {
                            String value = values.get(found.group(1));
                            if (value == null) {
                                throw new IllegalArgumentException(
                                        "expected a value of ${%s} (-v %s=…), was none"
                                                .formatted(found.group(1), found.group(1)));
                            }
                            return Matcher.quoteReplacement(value);
                        });
    }

    private static final class Cutter {
        private final String text;
        private final List<String> statements = new ArrayList<>();
        private final StringBuilder current = new StringBuilder();
        private boolean open;

        Cutter(String text) {
            this.text = text;
        }

        List<String> cut() {
            int at = 0;
            while (at < text.length()) {
                char next = text.charAt(at);
                if (text.startsWith("--", at)) {
                    at = endOf("\n", at);
                } else if (text.startsWith("/*", at)) {
                    at = Math.min(text.length(), endOf("*/", at) + 2);
                    current.append(' ');
                } else if (next == '\'' || next == '`' || next == '"') {
                    int end = Math.min(text.length(), endOf(String.valueOf(next), at + 1) + 1);
                    current.append(text, at, end);
                    at = end;
                } else if (next == ';') {
                    add();
                    at++;
                } else {
                    current.append(next);
                    at++;
                }
            }
            open = !current.toString().isBlank();
            add();
            return statements;
        }

        private int endOf(String mark, int from) {
            int end = text.indexOf(mark, from);
            return end < 0 ? text.length() : end;
        }

        private void add() {
            String statement = current.toString().strip();
            if (!statement.isEmpty()) {
                statements.add(statement);
            }
            current.setLength(0);
        }
    }
}
