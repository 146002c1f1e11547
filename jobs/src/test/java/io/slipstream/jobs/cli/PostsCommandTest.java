package io.slipstream.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostsCommandTest {
    private static final String MESSAGES =
            "[{\"id\":\"99999999999999999\",\"content\":\"$WIF looks strong\",\"author\":{\"id\":\"4\"},"
                    + "\"timestamp\":\"2025-07-01T00:00:00+00:00\"}]";

    @TempDir Path folder;
    private String told = "";

    @Test
    void recordsWhatRunReads() throws Exception {
        HttpServer discord =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        discord.createContext(
                "/channels/5/messages",
                exchange -> {
                    byte[] body = MESSAGES.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        discord.start();
        Path out = folder.resolve("posts.jsonl");
        try {
            Map<String, String> environment =
                    Map.of(
                            "DISCORD_BOT_TOKEN",
                            "s3cret",
                            "DISCORD_API_URL",
                            "http://127.0.0.1:" + discord.getAddress().getPort());
            assertThat(
                            posts(
                                    environment,
                                    "--discord-channel",
                                    "5",
                                    "--duration",
                                    "3",
                                    "--out",
                                    out.toString()))
                    .isZero();
        } finally {
            discord.stop(0);
        }
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(1);
        JsonNode post = new ObjectMapper().readTree(lines.get(0));
        assertThat(post.path("source").asText()).isEqualTo("discord");
        assertThat(post.path("text").asText()).isEqualTo("$WIF looks strong");
        assertThat(post.path("createdAt").asText()).isEqualTo("2025-07-01T00:00:00Z");
        assertThat(told).contains("posts: discord UP 1").doesNotContain("s3cret");
    }

    @Test
    void aMissingKeyOrSourceIsOneSentence() {
        String out = folder.resolve("posts.jsonl").toString();
        assertThat(posts(Map.of(), "--subreddit", "solana", "--out", out)).isEqualTo(2);
        assertThat(told).contains("expected REDDIT_CLIENT_ID to be set, was not");
        assertThat(posts(Map.of(), "--out", out)).isEqualTo(2);
        assertThat(told).contains("expected --x-rule, --subreddit");
    }

    private int posts(Map<String, String> environment, String... arguments) {
        StringWriter err = new StringWriter();
        int code =
                SlipstreamCommand.line(new PostsCommand(environment))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        told = err.toString();
        return code;
    }
}
