package io.slipstream.jobs.savepoint;

import io.slipstream.jobs.local.QueryCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** The risk gate's part of a savepoint, read by Flink's State Processor in this process. */
public final class RiskGateState {

    /** As the execution graph calls it. */
    static final String UID = "risk-gate";

    private RiskGateState() {}

    /**
     * @param savepoint its folder, of the execution job or of one with all steps
     * @param rocksDb true for a retained checkpoint of a job that keeps its state in RocksDB;
     *     savepoints are the same for both
     * @return empty if the gate knows nothing of the user
     * @throws IOException with one sentence if it is no such savepoint
     */
    public static Optional<SavedUser> read(Path savepoint, boolean rocksDb, long user)
            throws IOException {
        try (QueryCluster cluster = QueryCluster.start()) {
            StreamExecutionEnvironment environment =
                    new StreamExecutionEnvironment(cluster.client());
            environment.setParallelism(1);
            environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
            SavepointReader reader =
                    SavepointReader.read(
                            environment,
                            savepoint.toUri().toString(),
                            rocksDb
                                    ? new EmbeddedRocksDBStateBackend()
                                    : new HashMapStateBackend());
            try (CloseableIterator<SavedUser> found =
                    reader.readKeyedState(
                                    OperatorIdentifier.forUid(UID),
                                    new ReadUser(user),
                                    Types.LONG,
                                    TypeInformation.of(SavedUser.class))
                            .filter(saved -> saved.userId() == user)
                            .executeAndCollect("read-savepoint")) {
                return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
            }
        } catch (Exception e) {
            throw new IOException(
                    "expected a savepoint with the risk gate at %s, was %s"
                            .formatted(savepoint, cause(e)),
                    e);
        }
    }

    private static String cause(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
