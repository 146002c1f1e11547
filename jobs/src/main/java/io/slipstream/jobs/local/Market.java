package io.slipstream.jobs.local;

import io.slipstream.jobs.graph.Feed;
import io.slipstream.jobs.wiring.Endpoints;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What a job without a tape trades on. */
interface Market {

    /**
     * Adds the market's source to a job.
     *
     * @param bell what a market of this JVM waits for before it begins; a live one waits for nobody
     */
    Feed feed(StreamExecutionEnvironment environment, Endpoints endpoints, String bell);

    /** True if posts come with it. */
    boolean hasPosts();

    /** Name of its source. */
    String name();

    /** True if it has an end. */
    boolean ends();

    /** True if its source finishes at its end; else it rests, so that its positions are kept. */
    boolean finishes();

    /** Transactions until then; 0 if it is not known, or there is no end. */
    long total();
}
