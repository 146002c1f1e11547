package io.slipstream.functions.decode;

/** A payload that is no transaction; the message is one sentence: expected X, was Y. */
public final class UnreadableTransactionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableTransactionException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
