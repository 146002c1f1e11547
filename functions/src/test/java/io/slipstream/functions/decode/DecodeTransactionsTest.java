package io.slipstream.functions.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chain.DeadLetter;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.chain.PoolTrade;
import io.slipstream.models.chain.RawEvent;
import io.slipstream.models.social.Post;
import io.slipstream.models.unit.Mints;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecodeTransactionsTest {
    private OneInputStreamOperatorTestHarness<RawEvent, NetSwap> harness;

    @BeforeEach
    void open() throws Exception {
        harness = ProcessFunctionTestHarnesses.forProcessFunction(new DecodeTransactions());
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void sendsSwapsOnAndLegsAside() throws Exception {
        send(RawEvent.Kind.TRANSACTION, Samples.pumpBuy().json());

        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(side(DecodeTransactions.POOL_TRADES)).hasSize(1);
        assertThat(side(DecodeTransactions.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void stampsTheSolPriceThatTheStreamShowedBefore() throws Exception {
        send(RawEvent.Kind.TRANSACTION, Samples.pumpBuy().json());
        TransactionJson solForUsdc = new TransactionJson();
        int trader = solForUsdc.account(Samples.TRADER, 5_000_000_000L, 4_000_000_000L);
        int usdc = solForUsdc.account(TransactionJson.key(10));
        int other = solForUsdc.account(TransactionJson.key(11));
        solForUsdc
                .outer(TransactionJson.key(50), new byte[] {9}, trader)
                .transfer(2, "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", 1, other, usdc, other)
                .tokens(usdc, Mints.USDC, Samples.TRADER, 0, 150_000_000);
        send(RawEvent.Kind.TRANSACTION, solForUsdc.json());
        send(RawEvent.Kind.TRANSACTION, Samples.pumpBuy().json());

        List<NetSwap> swaps = harness.extractOutputValues();
        assertThat(swaps).hasSize(3);
        assertThat(swaps.get(0).solUsdMicros()).isEqualTo(-1);
        // the fee payer's own 5,000 lamports of fee are no part of the price
        assertThat(swaps.get(2).solUsdMicros()).isBetween(150_000_000L, 150_001_000L);
    }

    @Test
    void keepsTheOriginalOfWhatItCannotReadAndGoesOn() throws Exception {
        byte[] garbage = {1, 2, 3};
        send(RawEvent.Kind.TRANSACTION, garbage);
        send(RawEvent.Kind.POST, "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8));
        send(RawEvent.Kind.TRANSACTION, Samples.pumpBuy().json());

        List<DeadLetter> letters = side(DecodeTransactions.DEAD_LETTERS);
        assertThat(letters)
                .extracting(DeadLetter::stage)
                .containsExactly("decode-transactions", "read-posts");
        assertThat(letters.get(0).id()).isEqualTo("tape:1");
        assertThat(letters.get(0).length()).isEqualTo(3);
        assertThat(letters.get(1).reason()).isEqualTo("expected a post with source, was none");
        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void refusesAmountsThatALongCannotHold() throws Exception {
        TransactionJson tx = new TransactionJson();
        int trader = tx.account(Samples.TRADER);
        int usdc = tx.account(TransactionJson.key(10));
        int token = tx.account(TransactionJson.key(11));
        tx.outer(TransactionJson.key(50), new byte[] {9}, trader)
                .transfer(2, "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", 30, usdc, token, trader)
                .tokens(usdc, Mints.USDC, Samples.TRADER, 100, 70)
                .tokens(token, Samples.MINT, Samples.TRADER, "0", "18446744073709551615");
        send(RawEvent.Kind.TRANSACTION, tx.json());

        assertThat(harness.extractOutputValues()).isEmpty();
        List<DeadLetter> letters = side(DecodeTransactions.DEAD_LETTERS);
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).reason()).startsWith("expected amounts below 2^63");
    }

    @Test
    void readsPosts() throws Exception {
        String json =
                """
                {"id":"7","source":"x","author":"a","followers":12,"text":"$TOKEN",\
                "createdAt":"2026-01-02T03:04:05Z","extra":{"a":[1]}}""";
        send(RawEvent.Kind.POST, json.getBytes(StandardCharsets.UTF_8));

        List<Post> posts = side(DecodeTransactions.POSTS);
        assertThat(posts)
                .containsExactly(
                        new Post("7", "x", "a", 12, "$TOKEN", 1767323045000L, null, 99, 3, 1_000));
    }

    @Test
    void refusesAPostWithoutAnIsoDate() throws Exception {
        String json = "{\"id\":\"7\",\"source\":\"x\",\"text\":\"t\",\"createdAt\":\"yesterday\"}";
        send(RawEvent.Kind.POST, json.getBytes(StandardCharsets.UTF_8));

        List<DeadLetter> letters = side(DecodeTransactions.DEAD_LETTERS);
        assertThat(letters.get(0).reason())
                .isEqualTo("expected createdAt in ISO-8601 with an offset, was yesterday");
    }

    @Test
    void outputTagsCarryTypesWithoutKryo() {
        assertThat(DecodeTransactions.POOL_TRADES.getTypeInfo().getTypeClass())
                .isEqualTo(PoolTrade.class);
    }

    private void send(RawEvent.Kind kind, byte[] payload) throws Exception {
        harness.processElement(
                new StreamRecord<>(new RawEvent(kind, "tape:1", 99, 3, 5, 1_000, payload)));
    }

    private <T> List<T> side(OutputTag<T> tag) {
        var records = harness.getSideOutput(tag);
        return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
    }
}
