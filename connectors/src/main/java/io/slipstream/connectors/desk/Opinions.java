package io.slipstream.connectors.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.models.chat.LoudToken;
import io.slipstream.models.chat.SeenPrice;
import io.slipstream.models.chat.Snipe;
import io.slipstream.models.chat.TokenOpinion;
import io.slipstream.models.chat.TrendingToken;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the model and the users think of tokens. */
final class Opinions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Double>> NUMBERS = new TypeReference<>() {};

    private static final String RATINGS =
            """
            SELECT count(rating) AS ratings, coalesce(avg(rating), 0) AS mean, count(flag) AS flags
            FROM token_ratings WHERE mint = ?""";

    private static final String TRENDING =
            """
            SELECT mint, count(*) AS buys, count(DISTINCT user_id) AS traders, sum(sol_lamports) AS lamports
            FROM trades WHERE side = 'BUY' AND executed_at > now() - interval '1 day'
            GROUP BY mint ORDER BY traders DESC, lamports DESC, mint LIMIT ?""";

    private final Database database;

    Opinions(Database database) {
        this.database = database;
    }

    private record Judgement(
            double confidence,
            String model,
            List<String> reasons,
            Map<String, Double> features,
            long at) {}

    TokenOpinion of(String mint, SeenPrice price) {
        Judgement newest =
                database.first(
                        row ->
                                new Judgement(
                                        row.getDouble("confidence"),
                                        row.getString("model_version"),
                                        read(row.getString("reasons"), WORDS),
                                        read(row.getString("features"), NUMBERS),
                                        Database.millis(row, "decided_at")),
                        "SELECT * FROM snipe_runs WHERE mint = ? ORDER BY decided_at DESC LIMIT 1",
                        mint);
        return database.one(
                row ->
                        new TokenOpinion(
                                mint,
                                newest == null ? -1 : newest.confidence,
                                newest == null ? null : newest.model,
                                newest == null ? List.of() : newest.reasons,
                                newest == null ? Map.of() : newest.features,
                                price,
                                row.getLong("ratings"),
                                row.getDouble("mean"),
                                row.getLong("flags"),
                                newest == null ? 0 : newest.at),
                RATINGS,
                mint);
    }

    List<Snipe> snipes(long userId, int most) {
        return database.all(
                row ->
                        new Snipe(
                                row.getString("mint"),
                                row.getString("decision").equals("TAKEN"),
                                row.getDouble("confidence"),
                                read(row.getString("reasons"), WORDS),
                                Database.millis(row, "decided_at")),
                "SELECT * FROM snipe_runs WHERE user_id = ? ORDER BY decided_at DESC LIMIT ?",
                userId,
                most);
    }

    void rate(long userId, String mint, int rating) {
        database.update(
                "INSERT INTO token_ratings (user_id, mint, rating) VALUES (?, ?, ?)"
                        + " ON CONFLICT (user_id, mint) DO UPDATE SET rating = excluded.rating",
                userId,
                mint,
                rating);
    }

    void flag(long userId, String mint, @Nullable String flag) {
        database.update(
                "INSERT INTO token_ratings (user_id, mint, flag) VALUES (?, ?, ?)"
                        + " ON CONFLICT (user_id, mint) DO UPDATE SET flag = excluded.flag",
                userId,
                mint,
                flag);
    }

    List<TrendingToken> trending(int most) {
        return database.all(
                row ->
                        new TrendingToken(
                                row.getString("mint"),
                                row.getLong("buys"),
                                row.getLong("traders"),
                                Database.units(row, "lamports")),
                TRENDING,
                most);
    }

    List<LoudToken> viral(int most) {
        return database.all(
                row ->
                        new LoudToken(
                                row.getString("mint"),
                                row.getInt("voices"),
                                row.getDouble("usual"),
                                row.getDouble("sentiment"),
                                Database.millis(row, "created_at")),
                "SELECT * FROM viral_tokens WHERE created_at > now() - interval '1 day'"
                        + " ORDER BY slot DESC, mint LIMIT ?",
                most);
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected JSON of our own, was " + json, e);
        }
    }
}
