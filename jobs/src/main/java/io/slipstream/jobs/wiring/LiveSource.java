package io.slipstream.jobs.wiring;

/** Where transactions come from when no tape is given. */
public enum LiveSource {
    SIMULATOR,
    SOLANA
}
