package io.slipstream.jobs.chaos;

import io.slipstream.jobs.chaos.Blow.Kind;
import io.slipstream.jobs.chaos.Referee.Verdict;
import io.slipstream.jobs.standalone.KnownJob;
import io.slipstream.jobs.standalone.StandaloneCluster;
import io.slipstream.models.port.Failpoints.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is struck: who trades what, in which jobs, and who says how it went. */
interface Arena extends AutoCloseable {

    /** What it is, as a sentence. */
    String sentence();

    /** Those that an order passes here. */
    List<Window> windows();

    /** What can be done to it at any moment. */
    List<Kind> moments();

    /** In the order in which they are submitted. */
    List<KnownJob> jobs();

    /** One more than the jobs need, for each that may be down at a time. */
    int taskManagers();

    List<String> arguments(KnownJob job);

    /** Of the cluster's processes. */
    Map<String, String> environment();

    /** Writes the SQL that makes the users. */
    Path seed(Path dir) throws Exception;

    /**
     * Once the cluster is up, and before anything is submitted.
     *
     * @return environment of whoever submits
     */
    Map<String, String> prepare(StandaloneCluster cluster) throws Exception;

    /** Once the jobs run. */
    void begin() throws Exception;

    /** Makes orders, so that a blow meets some. */
    void stir() throws Exception;

    /** Before each blow: other weather. Returns its name. */
    String weather(Random random) throws Exception;

    /** {@link Kind#NODE_OUTAGE}; returns once the node answers again. */
    void outage() throws Exception;

    /** Ends what makes orders, and waits until all have come to their end, or for long enough. */
    void settle(StandaloneCluster cluster) throws Exception;

    /** After {@link #settle} and after the jobs have been stopped. */
    Verdict judge() throws Exception;
}
