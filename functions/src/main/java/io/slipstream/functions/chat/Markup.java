package io.slipstream.functions.chat;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Text in Telegram's MarkdownV2 that is ready to be sent: what came from outside is escaped in it.
 *
 * @see <a href="https://core.telegram.org/bots/api#markdownv2-style">MarkdownV2</a>
 */
public record Markup(String text) {
    public static final Markup NOTHING = new Markup("");

    private static final String RESERVED = "_*[]()~`>#+-=|{}.!\\";

    /** Plain text from anywhere. */
    public static Markup plain(String anything) {
        StringBuilder out = new StringBuilder(anything.length() + 16);
        visible(anything).codePoints().forEach(point -> escape(out, point, RESERVED));
        return new Markup(out.toString());
    }

    /** Plain text in a fixed font, which a tap copies. */
    public static Markup code(String anything) {
        StringBuilder out = new StringBuilder("`");
        visible(anything).codePoints().forEach(point -> escape(out, point, "`\\"));
        return new Markup(out.append('`').toString());
    }

    /** Plain text that is shown when it is tapped. */
    public static Markup hidden(String anything) {
        return new Markup("||" + plain(anything).text + "||");
    }

    /**
     * @param url of our own making, never from outside
     */
    public static Markup link(String label, String url) {
        StringBuilder out = new StringBuilder("[").append(plain(label).text).append("](");
        url.codePoints().forEach(point -> escape(out, point, ")\\"));
        return new Markup(out.append(')').toString());
    }

    public static Markup join(String separator, Collection<Markup> parts) {
        return new Markup(parts.stream().map(Markup::text).collect(Collectors.joining(separator)));
    }

    /** The other on a line below. */
    public Markup below(Markup other) {
        return other.text.isEmpty() ? this : new Markup(text + "\n" + other.text);
    }

    static void escape(StringBuilder out, int point, String reserved) {
        if (point < 128 && reserved.indexOf(point) >= 0) {
            out.append('\\');
        }
        out.appendCodePoint(point);
    }

    /**
     * Without what makes text look like other text: control characters, marks that turn the
     * direction of reading, and characters of no width.
     */
    static String visible(String anything) {
        StringBuilder out = new StringBuilder(anything.length());
        anything.codePoints()
                .filter(
                        point ->
                                point == '\n'
                                        || (!Character.isISOControl(point)
                                                && Character.getType(point) != Character.FORMAT
                                                && Character.getType(point) != Character.SURROGATE))
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
