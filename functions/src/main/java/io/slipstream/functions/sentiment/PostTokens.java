package io.slipstream.functions.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a post into words, emoji, marks and numbers. What differs from post to post and says nothing
 * by itself becomes one token for all: links {@code <url>}, people {@code <user>}, amounts {@code
 * <$>}, changes {@code <+%>}, {@code <-%>}, {@code <%>} and numbers {@code <n>}. Cashtags keep
 * their dollar sign.
 */
final class PostTokens {
    /** Beyond this a text says nothing new, characters. */
    private static final int LONGEST = 20_000;

    private static final Pattern TOKEN =
            Pattern.compile(
                    "https?://\\S+|www\\.\\S+|@\\w+|[$#][A-Za-z][A-Za-z0-9_.]*"
                            + "|[+\\-±]?\\$?\\d[\\d,.]*[kmb%]?"
                            + "|:'?-?[()/]|=\\)|;\\)|<3|xd\\b"
                            + "|[\\p{L}&&[^\\p{Lo}]]+(?:'[a-z]+)*|\\p{Lo}"
                            + "|[\\x{2190}-\\x{2bff}\\x{1F000}-\\x{1FAFF}]|[!?]+");
    private static final Pattern AMOUNT = Pattern.compile("[+\\-±]?\\$?\\d.*");
    private static final Pattern MULTIPLE = Pattern.compile("<n>|\\d+");

    /** Numbers that traders mean something by. */
    private static final Set<String> TELLING = Set.of("0", "2", "10", "100", "2.0");

    private PostTokens() {}

    static List<String> of(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Matcher matcher =
                TOKEN.matcher(cut.replace('’', '\'').replace('‘', '\'').toLowerCase(Locale.ROOT));
        List<String> tokens = new ArrayList<>();
        while (matcher.find()) {
            add(matcher.group(), tokens);
        }
        return tokens;
    }

    private static void add(String found, List<String> tokens) {
        int last = tokens.size() - 1;
        if (found.equals("x") && last >= 0 && MULTIPLE.matcher(tokens.get(last)).matches()) {
            tokens.set(last, "100x");
        } else {
            tokens.add(general(found));
        }
    }

    private static String general(String found) {
        if (found.startsWith("http") && found.contains("://") || found.startsWith("www.")) {
            return "<url>";
        }
        if (found.startsWith("@")) {
            return "<user>";
        }
        if (AMOUNT.matcher(found).matches()) {
            return number(found);
        }
        if (found.startsWith("#") && found.length() > 1) {
            return found.substring(1);
        }
        return found.startsWith("$") ? withoutDots(found) : found;
    }

    private static String number(String found) {
        String number = withoutDots(found);
        if (number.endsWith("%")) {
            char sign = number.charAt(0);
            return sign == '+' || sign == '-' ? "<" + sign + "%>" : "<%>";
        }
        if (number.startsWith("$")) {
            return "<$>";
        }
        return TELLING.contains(number) ? number : "<n>";
    }

    private static String withoutDots(String found) {
        int end = found.length();
        while (end > 1 && (found.charAt(end - 1) == '.' || found.charAt(end - 1) == ',')) {
            end--;
        }
        return found.substring(0, end);
    }
}
