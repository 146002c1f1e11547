package io.slipstream.functions.decode;

/** A payload that is no post; the message is one sentence: expected X, was Y. */
public final class UnreadablePostException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadablePostException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
