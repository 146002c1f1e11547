package io.slipstream.jobs.cli;

/** The command line asks for something that cannot be: exit code 2, one sentence. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String sentence) {
        super(sentence);
    }
}
