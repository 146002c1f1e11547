package io.slipstream.jobs.sql;

/** How rows are printed. */
public enum RowFormat {
    /** For people. */
    TABLE,
    /** With a header; quoted as RFC 4180 has it. */
    CSV,
    /** One object a line. */
    JSON
}
