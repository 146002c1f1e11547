package io.slipstream.connectors.recording;

import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.market.TokenOutcome;
import java.io.IOException;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * Scored rows and their outcomes in files below one folder:
 *
 * <pre>
 * FOLDER/features/day=2026-11-27/part-….avro    one row for each scored row
 * FOLDER/outcomes/day=2026-11-27/part-….avro    one row for each scored row and horizon
 * </pre>
 *
 * The day is that of the row's block time in UTC; {@code id} joins the two. A file is whole once
 * its name ends in {@code .avro}: that is at a checkpoint, or at the end of the input. After a
 * restart without a checkpoint a row can stand there twice, the same each time.
 *
 * @param folder a URI of a file system that Flink knows
 */
public record TrainingFiles(String folder) {
    private static final String ENDING = ".avro";

    public FileSink<ScoredToken> featuresSink() {
        return sink("features", new ScoredTokenForm());
    }

    public FileSink<TokenOutcome> outcomesSink() {
        return sink("outcomes", new TokenOutcomeForm());
    }

    /** All rows, in any order. */
    public FileSource<ScoredToken> features() {
        return source("features", new AvroFileFormat<>(new ScoredTokenForm(), ScoredToken.class));
    }

    /** All outcomes, in any order. */
    public FileSource<TokenOutcome> outcomes() {
        return source("outcomes", new AvroFileFormat<>(new TokenOutcomeForm(), TokenOutcome.class));
    }

    /**
     * Makes one file of each day's many, in both tables. Jobs may go on recording meanwhile; nobody
     * should read.
     *
     * @param before epoch millis: files that were written to later stay as they are
     * @return files that went into others
     * @throws IOException if a file cannot be read or written; no row is lost by that
     */
    public int compact(long before) throws IOException {
        return compact("features", new ScoredTokenForm(), before)
                + compact("outcomes", new TokenOutcomeForm(), before);
    }

    private int compact(String table, AvroForm<?> form, long before) throws IOException {
        return new Compaction(new Path(folder, table), form.schema(), ENDING).run(before);
    }

    private <T> FileSink<T> sink(String table, AvroForm<T> form) {
        return FileSink.forBulkFormat(new Path(folder, table), new AvroWriterFactory<>(form))
                .withBucketAssigner(new FiledByDay<>(form))
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .withOutputFileConfig(
                        OutputFileConfig.builder()
                                .withPartPrefix("part")
                                .withPartSuffix(ENDING)
                                .build())
                .build();
    }

    private <T> FileSource<T> source(String table, AvroFileFormat<T> format) {
        return FileSource.forRecordStreamFormat(format, new Path(folder, table))
                .setFileEnumerator(() -> new WholeFiles(ENDING))
                .build();
    }
}
