package io.slipstream.models.scoring.dataset;

/** A column knows the label too well; the message names it. */
public class LeakyColumnException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LeakyColumnException(String message) {
        super(message);
    }
}
