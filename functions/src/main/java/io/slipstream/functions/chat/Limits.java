package io.slipstream.functions.chat;

import io.slipstream.models.port.TraderDesk;
import io.slipstream.models.user.AccountSetting;
import io.slipstream.models.user.CopySetting;
import io.slipstream.models.user.SettingKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A user's own limits: shown, and changed by words or by buttons. */
final class Limits {
    private static final Map<String, String> LEVELS =
            Map.of("silent", "URGENT", "trades", "TRADES", "all", "ALL");

    private Limits() {}

    static Answer settings(Request request, TraderDesk desk) {
        return switch (request.size()) {
            case 0 -> all(desk.settings(request.userId()), false);
            case 1 -> one(setting(request.word(0)), desk.settings(request.userId()));
            default -> change(request, desk, setting(request.word(0)), request.word(1));
        };
    }

    /** All of them with a button each. */
    static Answer all(Map<String, String> values, boolean sniping) {
        if (!sniping) {
            return buttons(
                    Answer.of(lines(values, "settings.title", AccountLines.GENERAL)),
                    AccountLines.GENERAL);
        }
        Markup text =
                lines(values, "snipe.settings", AccountLines.SNIPING)
                        .below(Texts.say("snipe.presets"));
        return buttons(
                Answer.of(text)
                        .offering(values(AccountSetting.SNIPE_PRESET).toArray(String[]::new)),
                AccountLines.SNIPING);
    }

    /** Those that concern recommendations. */
    static Answer ofAdvice(Map<String, String> values) {
        return buttons(
                Answer.of(lines(values, "advice.settings", AccountLines.ADVICE)),
                AccountLines.ADVICE);
    }

    private static Markup lines(
            Map<String, String> values, String title, List<AccountSetting> settings) {
        List<Markup> lines = new ArrayList<>();
        lines.add(Texts.say(title));
        for (AccountSetting setting : settings) {
            lines.add(
                    Texts.say(
                            "settings.line",
                            setting.label(),
                            shown(values.get(setting.column()), setting)));
        }
        return Markup.join("\n", lines);
    }

    private static Answer buttons(Answer titled, List<AccountSetting> settings) {
        Answer answer = titled;
        List<String> row = new ArrayList<>();
        for (AccountSetting setting : settings) {
            row.addAll(List.of(setting.label(), "/settings " + setting.label()));
            if (row.size() == 6) {
                answer = answer.offering(row.toArray(String[]::new));
                row.clear();
            }
        }
        return row.isEmpty() ? answer : answer.offering(row.toArray(String[]::new));
    }

    /** Where a setting is listed. */
    private static String listOf(AccountSetting setting) {
        return setting.isOfSniping()
                ? "/snipe settings"
                : setting.isOfAdvice() ? "/auto settings" : "/settings";
    }

    private static Answer one(AccountSetting setting, Map<String, String> values) {
        return Answer.say(
                        "settings.one",
                        setting.label(),
                        shown(values.get(setting.column()), setting),
                        Texts.say("setting." + setting.label()),
                        range(setting),
                        setting.label())
                .offering(values(setting).toArray(String[]::new))
                .offering("Back", listOf(setting));
    }

    /** A button for each value that is offered. */
    private static List<String> values(AccountSetting setting) {
        List<String> row = new ArrayList<>();
        for (String value : setting.offered()) {
            row.addAll(List.of(value, "/settings " + setting.label() + " " + value));
        }
        if (setting.mayBeUnset()) {
            row.addAll(
                    List.of(
                            AccountSetting.UNSET,
                            "/settings " + setting.label() + " " + AccountSetting.UNSET));
        }
        return row;
    }

    private static Answer change(
            Request request, TraderDesk desk, AccountSetting setting, String typed) {
        boolean unset = setting.mayBeUnset() && typed.equals(AccountSetting.UNSET);
        String value = unset ? null : value(setting, typed);
        desk.set(request.userId(), setting, value);
        return Answer.say("settings.done", setting.label(), shown(value, setting))
                .offering("All settings", listOf(setting));
    }

    static Answer stopLoss(Request request, TraderDesk desk) {
        return exit(request, desk, AccountSetting.STOP_LOSS_ON, AccountSetting.STOP_LOSS);
    }

    static Answer takeProfit(Request request, TraderDesk desk) {
        return exit(request, desk, AccountSetting.TAKE_PROFIT_ON, AccountSetting.TAKE_PROFIT);
    }

    /** Off, or on at a percentage. */
    private static Answer exit(
            Request request, TraderDesk desk, AccountSetting onOff, AccountSetting percentage) {
        String word = request.word(0, "");
        if (word.isEmpty()) {
            Map<String, String> values = desk.settings(request.userId());
            return Answer.say(
                    "exit.now",
                    percentage.label(),
                    "t".equals(values.get(onOff.column()))
                                    || "true".equals(values.get(onOff.column()))
                            ? shown(values.get(percentage.column()), percentage)
                            : "off");
        }
        if (word.equals("off")) {
            desk.set(request.userId(), onOff, "false");
            return Answer.say("exit.off", percentage.label());
        }
        String value = value(percentage, Typed.percent(word));
        desk.set(request.userId(), percentage, value);
        desk.set(request.userId(), onOff, "true");
        return Answer.say("exit.on", percentage.label(), value);
    }

    static Answer notifications(Request request, TraderDesk desk) {
        String typed = request.word(0, "");
        String level = LEVELS.get(typed);
        if (level == null) {
            if (!typed.isEmpty()) {
                throw new NotUnderstoodException("error.level", Typed.echo(typed));
            }
            return Answer.say("notify.ask")
                    .offering(
                            "Silent",
                            "/notify silent",
                            "Trades",
                            "/notify trades",
                            "All",
                            "/notify all");
        }
        desk.set(request.userId(), CopySetting.NOTIFY_LEVEL, level);
        return Answer.say("notify.done", typed);
    }

    static boolean onOff(String word) {
        return switch (word) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new NotUnderstoodException("error.onoff", Typed.echo(word));
        };
    }

    private static AccountSetting setting(String label) {
        return AccountSetting.of(label)
                .orElseThrow(
                        () ->
                                new NotUnderstoodException(
                                        "settings.unknown",
                                        Typed.echo(label),
                                        Arrays.stream(AccountSetting.values())
                                                .map(AccountSetting::label)
                                                .collect(Collectors.joining(", "))));
    }

    private static String value(AccountSetting setting, String typed) {
        if (setting.kind() == SettingKind.FLAG) {
            return Boolean.toString(
                    typed.equals("true") || typed.equals("false")
                            ? typed.equals("true")
                            : onOff(typed));
        }
        if (setting.kind() == SettingKind.WORD) {
            if (!setting.takes(typed)) {
                throw new NotUnderstoodException(
                        "error.setting", setting.label(), range(setting), Typed.echo(typed));
            }
            return typed;
        }
        BigDecimal number =
                Typed.number(
                        setting.kind() == SettingKind.PERCENT && typed.endsWith("%")
                                ? typed.substring(0, typed.length() - 1)
                                : typed);
        boolean whole =
                setting.kind() != SettingKind.COUNT || number.stripTrailingZeros().scale() <= 0;
        if (!whole
                || number.compareTo(setting.least()) < 0
                || number.compareTo(setting.most()) > 0) {
            throw new NotUnderstoodException(
                    "error.setting", setting.label(), range(setting), Typed.echo(typed));
        }
        return number.toPlainString();
    }

    private static String range(AccountSetting setting) {
        if (setting.kind() == SettingKind.WORD) {
            return setting == AccountSetting.SNIPE_VENUES
                    ? "names of venues with commas between, such as pumpfun,raydium_cpmm"
                    : "one of " + String.join(", ", setting.offered());
        }
        return setting.kind() == SettingKind.FLAG
                ? "on or off"
                : (setting.kind() == SettingKind.COUNT ? "a whole number" : "a number")
                        + " from "
                        + setting.least().toPlainString()
                        + " to "
                        + setting.most().toPlainString();
    }

    private static String shown(
            @org.jspecify.annotations.Nullable String value, AccountSetting setting) {
        if (value == null) {
            return setting == AccountSetting.SNIPE_PRESET
                    ? "none"
                    : setting.mayBeUnset() ? "as the preset says" : "not set";
        }
        return switch (setting.kind()) {
            case FLAG -> value.startsWith("t") ? "on" : "off";
            case SOL -> value + " SOL";
            case PERCENT -> value + "%";
            default -> value;
        };
    }
}
