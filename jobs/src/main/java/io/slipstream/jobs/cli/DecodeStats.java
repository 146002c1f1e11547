package io.slipstream.jobs.cli;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Counts what was decoded, and the time that the decoder alone took for it. */
final class DecodeStats {
    private long transactions;
    private long unreadable;
    private long bytes;
    private long nanos;
    private long started;

    /** The decoder begins with so many more bytes. */
    void start(int more) {
        bytes += more;
        started = System.nanoTime();
    }

    /** The decoder pauses. */
    void stop() {
        nanos += System.nanoTime() - started;
    }

    void decoded() {
        stop();
        transactions++;
    }

    void refused() {
        unreadable++;
    }

    /** One line for people: rates of decoding alone, then what the whole process took. */
    String summary(long lines) {
        double seconds = Math.max(1, nanos) / 1e9;
        return String.format(
                Locale.ROOT,
                "%d lines, %d transactions, %d unreadable; decoding alone: %.0f transactions/s, %.1f MB/s;"
                        + " with reading, writing and start-up: %.2f s, %s CPU s",
                lines,
                transactions,
                unreadable,
                transactions / seconds,
                bytes / seconds / 1e6,
                ManagementFactory.getRuntimeMXBean().getUptime() / 1e3,
                cpuSeconds());
    }

    private static String cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? String.format(Locale.ROOT, "%.2f", system.getProcessCpuTime() / 1e9)
                : "unknown";
    }
}
