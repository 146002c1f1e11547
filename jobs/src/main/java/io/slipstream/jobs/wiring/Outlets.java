package io.slipstream.jobs.wiring;

import io.slipstream.connectors.kafka.JsonTopics;
import io.slipstream.connectors.kafka.RecordKey;
import io.slipstream.connectors.kafka.Topics;
import io.slipstream.connectors.postgres.BookTables;
import io.slipstream.connectors.postgres.MarketTables;
import io.slipstream.connectors.postgres.SnipeTables;
import io.slipstream.jobs.graph.ExecutionGraph.Executed;
import io.slipstream.jobs.graph.Feed;
import io.slipstream.jobs.graph.SignalGraph.Signals;
import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.chain.FeedEvent;
import io.slipstream.models.market.LeaderProfile;
import io.slipstream.models.market.ModelAlert;
import io.slipstream.models.market.Recommendation;
import io.slipstream.models.trade.Notification;
import io.slipstream.models.trade.Order;
import io.slipstream.models.trade.SnipeRun;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where streams leave the jobs: topics and tables. */
final class Outlets {

    private final String bootstrapServers;
    private final BookTables books;
    private final SnipeTables snipes;
    private final MarketTables market;

    Outlets(Endpoints endpoints) {
        bootstrapServers = endpoints.bootstrapServers();
        books = new BookTables(endpoints.jdbcUrl());
        snipes = new SnipeTables(endpoints.jdbcUrl());
        market = new MarketTables(endpoints.jdbcUrl());
    }

    void executed(Executed executed) {
        orderEvents(executed.stored(), "stored-orders");
        orderEvents(executed.filled(), "filled-orders");
        into(executed.trades(), books.trades(), "trades-table");
        into(executed.lots(), books.lots(), "lots-table");
        into(executed.riskStates(), books.riskStates(), "risk-states-table");
        into(executed.prices(), market.prices(), "token-prices-table");
        topic(
                executed.notifications(),
                Topics.NOTIFICATIONS,
                (Notification told) -> Long.toString(told.userId()),
                "notifications");
    }

    void snipeRuns(DataStream<SnipeRun> runs) {
        into(runs, snipes.snipeRuns(), "snipe-runs-table");
    }

    /** Tokens of which everybody speaks, and who is told of them. */
    void trends(Signals signals) {
        into(signals.viral(), market.viralTokens(), "viral-tokens-table");
        topic(
                signals.notifications(),
                Topics.NOTIFICATIONS,
                (Notification told) -> Long.toString(told.userId()),
                "trends");
    }

    /** What is recommended, and to whom it is offered. */
    void recommendations(Signals signals) {
        topic(
                signals.recommendations(),
                Topics.RECOMMENDATIONS,
                Recommendation::mint,
                "recommendations");
        into(signals.offers(), snipes.offers(), "offers-table");
        topic(
                signals.offerNotices(),
                Topics.NOTIFICATIONS,
                (Notification told) -> Long.toString(told.userId()),
                "offer-notices");
    }

    /** How models do on live rows, and which of them should be looked at. */
    void models(Signals signals) {
        into(signals.standings(), snipes.modelStandings(), "model-standings-table");
        topic(signals.alerts(), Topics.ALERTS, ModelAlert::model, "alerts");
    }

    /** The records of wallets; in the table of those who are tracked, that of all time. */
    void profiles(DataStream<LeaderProfile> profiles) {
        into(profiles, market.profiles(), "leader-profiles-table");
        into(
                profiles.filter(profile -> profile.window().equals(LeaderProfile.ALL))
                        .uid("select-reputations")
                        .name("select-reputations"),
                market.reputations(),
                "reputations-table");
    }

    /** What a live feed says beside its transactions; other inputs say nothing. */
    void notices(Feed feed) {
        DataStream<FeedEvent> notices = feed.notices();
        if (notices != null) {
            topic(notices, Topics.FEED, (FeedEvent notice) -> notice.kind().name(), "feed-notices");
        }
    }

    void deadLetters(DataStream<DeadLetter> letters, String step) {
        topic(letters, Topics.DEAD_LETTERS, DeadLetter::id, step + "-dead-letters");
    }

    <T> void topic(DataStream<T> stream, String topic, RecordKey<T> key, String uid) {
        into(stream, JsonTopics.sink(bootstrapServers, topic, key), uid + "-to-topic");
    }

    private void orderEvents(DataStream<Order> orders, String uid) {
        topic(
                orders,
                Topics.ORDER_EVENTS,
                (Order order) -> Long.toString(order.terms().userId()),
                uid);
    }

    static <T> void into(DataStream<T> stream, Sink<T> sink, String uid) {
        // A task of its own: a slow table or broker must not hold up the step that feeds it.
        stream.sinkTo(sink).uid(uid).name(uid).disableChaining();
    }
}
