package io.slipstream.jobs.bench;

import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.compiled.CompiledModel;
import io.slipstream.models.scoring.dl4j.Dl4jTokenModel;
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

/** One row through the bundled network: compiled, by Deeplearning4j, and by it in batches. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ModelBenchmark {
    /** Rows of a batch. */
    public static final int BATCH = 128;

    private final float[][] rows = new float[BATCH][];
    private final CompiledModel compiled;
    private final Dl4jTokenModel network;
    private int next;

    public ModelBenchmark() {
        ModelBundle bundle = ModelBundles.load(ModelBundles.DEFAULT, FeatureSchema.tokens());
        compiled = CompiledModel.open(bundle);
        network = Dl4jTokenModel.open(bundle);
        for (int i = 0; i < BATCH; i++) {
            rows[i] = bundle.golden().get(i % bundle.golden().size()).row();
        }
    }

    @Benchmark
    public float compiled() {
        return compiled.score(rows[next++ & BATCH - 1]);
    }

    @Benchmark
    public float deeplearning4j() {
        return network.score(rows[next++ & BATCH - 1]);
    }

    @Benchmark
    public float[] batchOfDeeplearning4j() {
        return network.score(rows);
    }
}
