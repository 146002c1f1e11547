package io.slipstream.models.layout;

/**
 * Bytes that are not what a layout says. Unchecked and without a stack trace: a decoder meets it
 * often, turns it into "not this instruction" and goes on.
 */
public final class MalformedLayoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedLayoutException(String message) {
        super(message, null, false, false);
    }
}
