package io.slipstream.jobs.bench;

import io.slipstream.models.unit.Base58;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One 32-byte key to base58 and back: ours, and solanaj's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class Base58Benchmark {
    private static final int KEYS = 1024;

    private final byte[][] keys = new byte[KEYS][32];
    private final String[] texts = new String[KEYS];
    private int next;

    public Base58Benchmark() {
        Random random = new Random(58);
        for (int i = 0; i < KEYS; i++) {
            random.nextBytes(keys[i]);
            texts[i] = Base58.encode(keys[i]);
        }
    }

    @Benchmark
    public String encode() {
        return Base58.encode(keys[next++ & KEYS - 1]);
    }

    @Benchmark
    public String encodeBySolanaj() {
        return org.p2p.solanaj.utils.Base58.encode(keys[next++ & KEYS - 1]);
    }

    @Benchmark
    public byte[] decode() {
        return Base58.decode(texts[next++ & KEYS - 1]);
    }

    @Benchmark
    public byte[] decodeBySolanaj() {
        return org.p2p.solanaj.utils.Base58.decode(texts[next++ & KEYS - 1]);
    }
}
