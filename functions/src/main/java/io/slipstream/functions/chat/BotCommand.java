package io.slipstream.functions.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every command of the chat: the one list from which it is understood and explained by /help. What
 * it does in a sentence stands in the texts as {@code help.NAME}.
 */
public enum BotCommand {
    START("", Access.ANYONE, 0, 1, Accounts::start),
    HELP("[command]", Access.TRADER, 0, 1, Helping::help),
    WALLET("", Access.TRADER, 0, 0, Accounts::wallet),
    DEPOSIT("[SOL]", Access.TRADER, 0, 1, Accounts::deposit),
    WITHDRAW(
            "[ADDRESS SOL|list ADDRESS|unlist ADDRESS|cancel ID]",
            Access.TRADER,
            0,
            2,
            Withdrawing::withdraw),
    EXPORT_WALLET("[cancel]", Access.TRADER, 0, 1, Exporting::export),
    BUY("MINT SOL", Access.TRADER, 2, 2, Trades::buy),
    SELL("MINT [all|50%|units]", Access.TRADER, 1, 2, Trades::sell),
    FORCEEXIT("[MINT]", Access.TRADER, 0, 1, Trades::forceExit),
    POSITIONS("", Access.TRADER, 0, 0, Holdings::positions),
    PNL("[day|week|month]", Access.TRADER, 0, 1, Holdings::pnl),
    ORDERS("[how many]", Access.TRADER, 0, 1, Orders::orders),
    WHY("ORDER", Access.TRADER, 1, 1, Orders::why),
    EXPORT("", Access.TRADER, 0, 0, Orders::export),
    LEADERS("[1d|7d|30d|all]", Access.TRADER, 0, 1, Leaders::leaders),
    LEADER("ADDRESS", Access.TRADER, 1, 1, Leaders::leader),
    COPY("ADDRESS [SOL|setting=value …]", Access.TRADER, 1, 20, Copies::copy),
    UNCOPY("ADDRESS", Access.TRADER, 1, 1, Copies::uncopy),
    COPIES("", Access.TRADER, 0, 0, Copies::copies),
    REWARDS("", Access.TRADER, 0, 0, Leaders::rewards),
    TRADER("on|off", Access.TRADER, 1, 1, Leaders::trader),
    SNIPE("on|off|settings|history", Access.TRADER, 1, 1, Snipes::snipe),
    AUTO("on|off|settings", Access.TRADER, 1, 1, Recommendations::auto),
    OFFERS("on|off|settings", Access.TRADER, 1, 1, Recommendations::offers),
    TAKE("OFFER", Access.TRADER, 1, 1, Recommendations::take),
    SETTINGS("[setting [value]]", Access.TRADER, 0, 2, Limits::settings),
    SL("off|PERCENT", Access.TRADER, 0, 1, Limits::stopLoss),
    TP("off|PERCENT", Access.TRADER, 0, 1, Limits::takeProfit),
    NOTIFY("silent|trades|all", Access.TRADER, 0, 1, Limits::notifications),
    ANALYZE("MINT", Access.TRADER, 1, 1, Tokens::analyze),
    RATE("MINT 1-5", Access.TRADER, 2, 2, Tokens::rate),
    FLAG("MINT scam|rug|spam|off", Access.TRADER, 2, 2, Tokens::flag),
    TRENDING("", Access.TRADER, 0, 0, Tokens::trending),
    PAUSE("", Access.TRADER, 0, 0, States::pause),
    SELLONLY("", Access.TRADER, 0, 0, States::sellOnly),
    HALT("", Access.TRADER, 0, 0, States::halt),
    RESUME("", Access.TRADER, 0, 0, States::resume),
    STOP("", Access.TRADER, 0, 0, Accounts::stop),
    STATUS("", Access.OPERATOR, 0, 0, Operations::status),
    METRICS("", Access.OPERATOR, 0, 0, Operations::metrics),
    MODELS("", Access.OPERATOR, 0, 0, Operations::models),
    HALT_ALL("", Access.OPERATOR, 0, 0, Operations::haltAll),
    RESUME_ALL("", Access.OPERATOR, 0, 0, Operations::resumeAll);

    /** Who may use it. */
    public enum Access {
        /** Chats that nobody knows too. */
        ANYONE,
        /** Users. */
        TRADER,
        /** Those whom the operator named. */
        OPERATOR
    }

    private final String usage;
    private final Access access;
    private final int fewest;
    private final int most;
    private final Handler handler;

    BotCommand(String usage, Access access, int fewest, int most, Handler handler) {
        this.usage = usage;
        this.access = access;
        this.fewest = fewest;
        this.most = most;
        this.handler = handler;
    }

    /** As it is typed, without the slash. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** With its arguments, as the table in the README shows it: {@code /buy MINT SOL}. */
    public String usage() {
        return ("/" + label() + " " + usage).trim();
    }

    /** One sentence for people. */
    public String help() {
        return Texts.raw("help." + label());
    }

    public Access access() {
        return access;
    }

    Handler handler() {
        return handler;
    }

    boolean takes(int words) {
        return words >= fewest && words <= most;
    }

    static Optional<BotCommand> of(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }

    /** Whether somebody who is known may use it. */
    boolean isFor(boolean operator) {
        return operator || access != Access.OPERATOR;
    }
}
