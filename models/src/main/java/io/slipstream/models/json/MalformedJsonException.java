package io.slipstream.models.json;

/** Text that is not the JSON that was asked for; the message says what was expected, and where. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedJsonException(String message) {
        super(message);
    }
}
