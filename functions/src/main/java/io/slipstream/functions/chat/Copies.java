package io.slipstream.functions.chat;

import io.slipstream.models.chat.Relation;
import io.slipstream.models.port.TraderDesk;
import io.slipstream.models.user.CopySetting;
import io.slipstream.models.user.SettingKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Whom a user copies, and on what terms. */
final class Copies {
    private static final List<CopySetting> TERMS =
            Arrays.stream(CopySetting.values())
                    .filter(setting -> setting.table().equals("copy_relations"))
                    .toList();

    private Copies() {}

    static Answer copy(Request request, TraderDesk desk) {
        String leader = Typed.address(request.word(0));
        Map<CopySetting, String> terms = terms(request.words().subList(1, request.size()));
        if (!request.confirmed() && (request.pressed() || spendsFreely(terms))) {
            return Answer.ask("copy.ask", Figures.wallet(leader), words(terms));
        }
        terms.put(CopySetting.COPY_ENABLED, "true");
        Relation relation = desk.copy(request.userId(), leader, terms);
        String refused = relation.refused();
        return refused != null
                ? Answer.say("copy.refused", Figures.wallet(leader), Reasons.explain(refused))
                : Answer.of(Texts.say("copy.done", Figures.wallet(leader)).below(shown(relation)))
                        .offering("My copies", "/copies", "Stop", "/uncopy " + leader);
    }

    static Answer uncopy(Request request, TraderDesk desk) {
        String leader = Typed.address(request.word(0));
        return desk.uncopy(request.userId(), leader)
                ? Answer.say("uncopy.done", Figures.wallet(leader))
                : Answer.say("uncopy.none", Figures.wallet(leader));
    }

    static Answer copies(Request request, TraderDesk desk) {
        List<Relation> relations = desk.relations(request.userId());
        if (relations.isEmpty()) {
            return Answer.say("copies.none").offering("Leaders", "/leaders");
        }
        List<Markup> lines = new ArrayList<>();
        lines.add(Texts.say("copies.title", relations.size()));
        for (Relation relation : relations) {
            String refused = relation.refused();
            lines.add(
                    Texts.say(
                            "copies.line",
                            Figures.wallet(relation.address()),
                            relation.label() == null ? "" : relation.label(),
                            Figures.signedSol(relation.realizedLamports())));
            lines.add(refused == null ? shown(relation) : Reasons.explain(refused));
        }
        return Answer.of(Markup.join("\n", lines));
    }

    /** {@code 0.1}, or settings by name: {@code max-per-day=1 copy-mode=RATIO}. */
    private static Map<CopySetting, String> terms(List<String> words) {
        Map<CopySetting, String> terms = new EnumMap<>(CopySetting.class);
        for (String word : words) {
            int sign = word.indexOf('=');
            if (sign < 0) {
                Typed.lamports(word);
                terms.put(CopySetting.COPY_MODE, "FIXED");
                terms.put(CopySetting.COPY_AMOUNT, word);
            } else {
                CopySetting setting = setting(word.substring(0, sign));
                terms.put(setting, value(setting, word.substring(sign + 1)));
            }
        }
        return terms;
    }

    private static CopySetting setting(String label) {
        return TERMS.stream()
                .filter(setting -> label(setting).equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new NotUnderstoodException(
                                        "copy.setting",
                                        Typed.echo(label),
                                        TERMS.stream()
                                                .map(Copies::label)
                                                .collect(Collectors.joining(", "))));
    }

    private static String value(CopySetting setting, String typed) {
        String value =
                setting.kind() == SettingKind.WORD
                        ? typed.toUpperCase(Locale.ROOT)
                        : setting.kind().isNumber() ? Typed.number(typed).toPlainString() : typed;
        if (setting.objection(value) != null) {
            throw new NotUnderstoodException(
                    "error.setting", label(setting), setting.range(), Typed.echo(typed));
        }
        return value;
    }

    private static boolean spendsFreely(Map<CopySetting, String> terms) {
        String amount = terms.get(CopySetting.COPY_AMOUNT);
        boolean large = amount != null && Typed.lamports(amount) >= Trades.LARGE_LAMPORTS;
        String mode = terms.getOrDefault(CopySetting.COPY_MODE, "FIXED");
        return large || !mode.equals("FIXED") && !terms.containsKey(CopySetting.MAX_PER_TRADE);
    }

    private static Markup shown(Relation relation) {
        Map<CopySetting, String> values = new EnumMap<>(CopySetting.class);
        for (CopySetting setting : TERMS) {
            String value = relation.values().get(setting.column());
            if (value != null && !value.equals(setting.preset())) {
                values.put(setting, value);
            }
        }
        return Texts.say("copy.terms", values.isEmpty() ? "standard" : words(values));
    }

    private static String words(Map<CopySetting, String> terms) {
        return terms.isEmpty()
                ? "standard terms"
                : terms.entrySet().stream()
                        .map(term -> label(term.getKey()) + "=" + term.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static String label(CopySetting setting) {
        return setting.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
