package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonRpcClientTest {
    private static final RpcCall HELLO = RpcCall.of("echo", "hello");

    private FakeNode first;
    private FakeNode second;

    @BeforeEach
    void start() throws Exception {
        first = new FakeNode();
        second = new FakeNode();
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void beingRateLimitedIsNoFailure() throws Exception {
        first.replyNext(3, 429, "0", "");
        JsonRpcClient client = client(1, first.endpoint());

        assertThat(JsonRpcClient.await(client.call(HELLO)).asText()).isEqualTo("hello");
        assertThat(client.sum(RpcCounters::rateLimited)).isEqualTo(3);
        assertThat(client.sum(RpcCounters::failures)).isZero();
    }

    @Test
    void theSecondTakesOverWhileTheFirstIsTold429() throws Exception {
        first.replyNext(1, 429, "3600", "");
        JsonRpcClient client = client(1, first.endpoint(), second.endpoint());

        assertThat(JsonRpcClient.await(client.call(HELLO)).asText()).isEqualTo("hello");
        assertThat(JsonRpcClient.await(client.call(HELLO)).asText()).isEqualTo("hello");
        assertThat(first.requests()).hasSize(1);
        assertThat(second.requests()).hasSize(2);
    }

    @Test
    void aWaitThatEndsAfterTheDeadlineFailsAtOnce() {
        first.replyNext(1, 429, "3600", "");
        JsonRpcClient client = client(3, first.endpoint());

        assertThat(failure(client, HELLO).code()).isEqualTo(RpcException.RATE_LIMITED);
    }

    @Test
    void theSecondTakesOverWhenTheFirstFails() throws Exception {
        first.replyNext(1, 500, "", "oh");
        JsonRpcClient client = client(2, first.endpoint(), second.endpoint());

        assertThat(JsonRpcClient.await(client.call(HELLO)).asText()).isEqualTo("hello");
        assertThat(second.requests()).hasSize(1);
        assertThat(client.sum(RpcCounters::failures)).isEqualTo(1);
    }

    @Test
    void aNodeThatIsBehindIsAskedAgain() throws Exception {
        first.replyNext(
                2,
                200,
                "",
                "{\"id\":0,\"error\":{\"code\":-32005,\"message\":\"Node is behind\"}}");
        JsonRpcClient client = client(3, first.endpoint());

        assertThat(JsonRpcClient.await(client.call(HELLO)).asText()).isEqualTo("hello");
    }

    @Test
    void retriesAreBounded() {
        first.replyNext(100, 503, "", "");
        JsonRpcClient client = client(4, first.endpoint());

        RpcException problem = failure(client, HELLO);

        assertThat(problem.code()).isEqualTo(503);
        assertThat(problem).hasMessageContaining("expected HTTP 200, was 503");
        assertThat(first.requests()).hasSize(4);
    }

    @Test
    void aWrongRequestIsNotRepeated() {
        JsonRpcClient client = client(4, first.endpoint());

        RpcException problem = failure(client, RpcCall.of("getNothing"));

        assertThat(problem.code()).isEqualTo(-32601);
        assertThat(problem).hasMessageContaining("no such method");
        assertThat(first.requests()).hasSize(1);
    }

    @Test
    void batchAnswersComeInTheOrderOfTheCalls() throws Exception {
        first.answerBatchesBackwards();
        JsonRpcClient client = client(1, first.endpoint());
        List<RpcCall> calls = IntStream.range(0, 20).mapToObj(i -> RpcCall.of("echo", i)).toList();

        List<RpcAnswer> answers = JsonRpcClient.await(client.batch(calls));

        assertThat(answers)
                .extracting(answer -> answer.result().asInt())
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
        assertThat(first.requests()).hasSize(1);
    }

    @Test
    void anAnswerMissingFromABatchIsAnErrorOfItsOwn() throws Exception {
        first.replyNext(1, 200, "", "[{\"id\":1,\"result\":\"b\"}]");
        JsonRpcClient client = client(1, first.endpoint());

        List<RpcAnswer> answers = JsonRpcClient.await(client.batch(List.of(HELLO, HELLO)));

        assertThat(answers.get(0).error()).hasMessageContaining("expected an answer to echo");
        assertThat(answers.get(1).result().asText()).isEqualTo("b");
    }

    @Test
    void aBatchHasAtMostTwentyCalls() {
        JsonRpcClient client = client(1, first.endpoint());

        assertThatThrownBy(
                        () ->
                                client.batch(
                                        new ArrayList<>(java.util.Collections.nCopies(21, HELLO))))
                .hasMessage("expected 1 to 20 calls, was 21");
    }

    @Test
    void noKeyIsInAnyMessage() {
        URI plain = first.endpoint().uri();
        String url =
                "http://user:secret-pass@127.0.0.1:"
                        + plain.getPort()
                        + "/v2/PATH-KEY-123?api-key=QUERY-KEY-456";
        first.replyNext(
                1,
                200,
                "",
                "{\"id\":0,\"error\":{\"code\":-32001,\"message\":\"bad key QUERY-KEY-456 at "
                        + url
                        + "\"}}");
        JsonRpcClient client = client(1, RpcEndpoint.parse(url));
        List<Throwable> problems = new ArrayList<>();
        problems.add(failure(client, HELLO));
        first.replyNext(1, 401, "", url);
        problems.add(failure(client, HELLO));
        first.close();
        problems.add(failure(client, HELLO));

        assertThat(RpcEndpoint.parse(url).toString())
                .isEqualTo("http://127.0.0.1:" + plain.getPort());
        for (Throwable problem : problems) {
            for (Throwable each = problem; each != null; each = each.getCause()) {
                assertThat(each.toString()).doesNotContain("KEY").doesNotContain("secret");
            }
        }
        assertThatThrownBy(() -> RpcEndpoint.parse("ht tp://x?api-key=QUERY-KEY-456"))
                .hasMessageNotContaining("KEY");
    }

    private static JsonRpcClient client(int attempts, RpcEndpoint... endpoints) {
        return new JsonRpcClient(
                List.of(endpoints),
                new RpcLimits(
                        attempts,
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        10_000));
    }

    private static RpcException failure(JsonRpcClient client, RpcCall call) {
        return catchThrowableOfType(
                RpcException.class, () -> JsonRpcClient.await(client.call(call)));
    }
}
