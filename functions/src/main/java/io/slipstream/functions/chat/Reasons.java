package io.slipstream.functions.chat;

/** What the stable codes of refusals, failures and breakers mean to people. */
final class Reasons {
    private Reasons() {}

    /** A sentence; the code itself if nobody wrote one. */
    static Markup explain(String code) {
        String key = "reason." + code;
        return Texts.has(key) ? Texts.say(key) : Markup.plain(code);
    }
}
