package io.slipstream.models.scoring;

import org.jspecify.annotations.Nullable;

/** A model bundle that must not be used; the message says why. */
public class UnusableBundleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnusableBundleException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public UnusableBundleException(String message) {
        super(message);
    }
}
