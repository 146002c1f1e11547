package io.slipstream.functions.chat;

/** What was typed means nothing here; what the person should read says why. Nothing was done. */
final class NotUnderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Markup explanation;

    /**
     * @param key of the text that explains
     */
    NotUnderstoodException(String key, Object... arguments) {
        super(key, null, false, false);
        explanation = Texts.say(key, arguments);
    }

    Markup explanation() {
        return explanation;
    }
}
