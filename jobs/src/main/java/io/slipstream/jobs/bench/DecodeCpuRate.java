package io.slipstream.jobs.bench;

import com.sun.management.OperatingSystemMXBean;
import io.slipstream.functions.decode.TransactionDecoder;
import io.slipstream.functions.decode.UnreadableTransactionException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How many transactions the decoder takes from JSON text to its result in one CPU second of this
 * process, compiler and garbage collector included: what another runtime's decoder can be held
 * against.
 *
 * @param transactions lines of the input
 * @param perCpuSecond transactions
 */
public record DecodeCpuRate(int transactions, long perCpuSecond) {

    /**
     * @param seconds CPU seconds to warm up, and as many to measure
     */
    public static DecodeCpuRate measure(List<Path> files, double seconds) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        for (Path file : files) {
            lines.addAll(BenchLines.read(file));
        }
        TransactionDecoder decoder = new TransactionDecoder();
        passes(decoder, lines, seconds);
        return new DecodeCpuRate(lines.size(), Math.round(passes(decoder, lines, seconds)));
    }

    /** Whole passes until the time is over; transactions in a CPU second. */
    private static double passes(TransactionDecoder decoder, List<byte[]> lines, double seconds) {
        double from = cpuSeconds();
        long passes = 0;
        do {
            for (byte[] line : lines) {
                try {
                    decoder.decode(line, -1, 0, -1, 0);
                } catch (UnreadableTransactionException e) {
                    // takes its time like any other
                }
            }
            passes++;
        } while (cpuSeconds() - from < seconds);
        return passes * lines.size() / (cpuSeconds() - from);
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
                / 1e9;
    }
}
