package io.slipstream.jobs.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.egress.Egress;
import io.slipstream.connectors.social.PostSource;
import io.slipstream.connectors.social.SocialPost;
import io.slipstream.connectors.social.SocialSources;
import io.slipstream.connectors.solana.JsonRpcClient;
import io.slipstream.connectors.solana.RpcCall;
import io.slipstream.connectors.solana.RpcEndpoint;
import io.slipstream.connectors.solana.RpcLimits;
import io.slipstream.connectors.solana.SolanaNodes;
import io.slipstream.connectors.telegram.OpenTelegram;
import io.slipstream.connectors.telegram.TelegramBot;
import io.slipstream.jobs.RepositoryFolder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody is spoken to but who stands in {@link Egress} or was named in its place. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EgressTest {

    private static final Pattern ADDRESS =
            Pattern.compile("\"[^\"\\s]*?(?:https?|wss?)://([^/\"{?:]+)");
    private static final Pattern CLIENT =
            Pattern.compile(
                    "HttpClient\\.new|PooledHttp\\.client|new OkHttpClient|new Socket\\(|SocketChannel\\.open|openConnection\\(|openStream\\(\\)");

    /** In texts that people read, in made-up data, and of this machine. */
    private static final Set<String> NOT_SPOKEN_TO =
            Set.of("solscan.io", "token.example", "www.w3.org", "host", "127.0.0.1");

    /** Each reaches only the address that it is given. */
    private static final Set<String> CLIENTS =
            Set.of(
                    "ConnectCapture",
                    "FeedSocket",
                    "FlinkRest",
                    "HttpTelegramBot",
                    "JsonRpcClient",
                    "JupiterClient",
                    "Localnet",
                    "PooledHttp",
                    "SocialHttp");

    private static final Map<String, String> KEYS =
            Map.of(
                    "HELIUS_API_KEY", "key",
                    "TELEGRAM_BOT_TOKEN", "1:token",
                    "X_BEARER_TOKEN", "token",
                    "REDDIT_CLIENT_ID", "id",
                    "REDDIT_CLIENT_SECRET", "secret",
                    "DISCORD_BOT_TOKEN", "token",
                    "LUNARCRUSH_API_KEY", "key",
                    "COINGECKO_API_KEY", "key");

    @Test
    void withNothingButKeysTheListedHostsAreReachedAndNoOther() {
        Set<String> listed =
                Arrays.stream(Egress.values())
                        // Without its token nobody gets there.
                        .filter(service -> service != Egress.REDDIT)
                        .map(Egress::host)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(reachedWith(KEYS)).isEqualTo(listed);
    }

    @Test
    void whoeverIsNamedIsReachedInTheirPlace() {
        Map<String, String> environment = new HashMap<>(KEYS);
        for (Egress service : Egress.values()) {
            String scheme = service.url(Map.of()).replaceFirst(":.*", "").replace("s", "");
            environment.put(
                    service.variable(),
                    (scheme.equals("http") ? "http" : "ws") + "://proxy.example:1/");
        }

        assertThat(reachedWith(environment)).containsExactly("proxy.example");
    }

    @Test
    void noOtherAddressStandsInTheCodeAndNoOtherClassOpensAConnection() throws IOException {
        Set<String> allowed = new TreeSet<>(NOT_SPOKEN_TO);
        for (Egress service : Egress.values()) {
            allowed.add(service.host());
        }
        int seen = 0;
        for (Path file : sources()) {
            String text = Files.readString(file).replaceAll("(?m)^\\s*(/?\\*|//).*$", "");
            List<String> hosts =
                    ADDRESS.matcher(text)
                            .results()
                            .map(MatchResult::group)
                            .map(found -> found.replaceFirst(".*://", ""))
                            .toList();
            seen += hosts.size();
            assertThat(hosts).as(file.toString()).isSubsetOf(allowed);
            if (CLIENT.matcher(text).find()) {
                assertThat(file.getFileName().toString().replace(".java", "")).isIn(CLIENTS);
            }
        }
        assertThat(seen).isGreaterThan(10);
    }

    /** Each client that has an address of its own makes one call; nobody is really reached. */
    private static Set<String> reachedWith(Map<String, String> environment) {
        try (RecordedEgress egress = RecordedEgress.refusing()) {
            SolanaNodes nodes = SolanaNodes.of(environment);
            attempt(() -> node(nodes.rpc().get(0)));
            attempt(() -> websocket(nodes.websocket()));
            attempt(() -> telegram(environment));
            SocialSources.Wanted wanted =
                    new SocialSources.Wanted(
                            List.of("rule"), List.of("solana"), List.of("1"), List.of("sol"), true);
            SocialSources social = SocialSources.of(wanted, environment);
            Stream.concat(social.sources().stream(), social.standIns().stream())
                    .forEach(source -> attempt(() -> source.listen(new Deaf())));
            return new TreeSet<>(egress.hosts());
        }
    }

    private static void node(RpcEndpoint endpoint) {
        RpcLimits limits = RpcLimits.atRate(10);
        new JsonRpcClient(List.of(endpoint), limits).call(RpcCall.of("getSlot")).join();
    }

    private static void websocket(RpcEndpoint endpoint) {
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .buildAsync(endpoint.uri(), new WebSocket.Listener() {})
                .join();
    }

    private static void telegram(Map<String, String> environment) throws Exception {
        try (TelegramBot bot = OpenTelegram.of(environment)) {
            bot.send(1, "text", false, List.of());
        }
    }

    private interface Call {
        void make() throws Exception;
    }

    private static void attempt(Call call) {
        try {
            call.make();
            throw new AssertionError("expected nobody to be reached, was somebody");
        } catch (Exception refused) {
            // as it was meant
        }
    }

    private static final class Deaf implements PostSource.Listener {
        @Override
        public void accept(SocialPost post) {}

        @Override
        public void alive() {}
    }

    private static List<Path> sources() throws IOException {
        Path root = RepositoryFolder.root();
        List<Path> files = new ArrayList<>();
        for (String module : List.of("models", "functions", "connectors", "jobs")) {
            try (Stream<Path> all = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                files.addAll(all.filter(path -> path.toString().endsWith(".java")).toList());
            }
        }
        return files;
    }
}
