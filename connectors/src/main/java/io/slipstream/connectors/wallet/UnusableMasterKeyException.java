package io.slipstream.connectors.wallet;

/** The master key is missing or malformed. The message says how to make one and never shows it. */
public final class UnusableMasterKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    UnusableMasterKeyException(String was) {
        this.sentence =
                "expected "
                        + MasterKeys.VARIABLE
                        + " to hold a Fernet key, or keys by version such as 2:KEY,1:KEY, "
                        + was
                        + "; make one with: scripts/slipstream keys generate";
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
