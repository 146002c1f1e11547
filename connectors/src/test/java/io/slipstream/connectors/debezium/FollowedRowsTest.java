package io.slipstream.connectors.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowedRowsTest {
    private static final String A = "6Qbe1x62uHgUJpmw4ChK7VA69fDc2WW94aLYo1EzrEMM";
    private static final String B = "6inXk3dQbj5TpGEK2mR7vBntPJNB6PW1M5cLx5HhLTgn";

    private final FollowedRows rows = new FollowedRows();
    private long at;

    @Test
    void aLeaderIsFollowedAsLongAsSomebodyCopiesHim() throws Exception {
        relation("c", 1, A, true);
        relation("c", 2, A, true);
        relation("c", 3, B, false);
        assertThat(rows.followed().keySet()).containsExactly(A);

        relation("d", 1, A, true);
        assertThat(rows.followed().keySet()).containsExactly(A);
        relation("u", 2, A, false);
        assertThat(rows.followed().keySet()).isEmpty();
    }

    @Test
    void aTrackedWalletIsFollowedUntilItsRowGoes() throws Exception {
        wallet("r", A);
        relation("c", 1, A, true);
        relation("d", 1, A, true);
        assertThat(rows.followed().keySet()).containsExactly(A);

        wallet("d", A);
        rows.apply(FollowedRows.WALLETS, null);
        assertThat(rows.followed().keySet()).isEmpty();
    }

    @Test
    void whatIsNoAddressIsNotFollowed() throws Exception {
        wallet("c", "leader");

        assertThat(rows.followed().keySet()).isEmpty();
    }

    @Test
    void saysSinceWhenWithoutABreak() throws Exception {
        at = 5;
        relation("c", 1, A, true);
        at = 6;
        relation("c", 2, A, true);
        relation("u", 1, A, true);
        at = 7;
        relation("d", 1, A, true);
        assertThat(rows.followed()).containsExactly(Map.entry(A, 5L));

        relation("d", 2, A, true);
        at = 8;
        relation("c", 1, A, true);
        assertThat(rows.followed()).containsExactly(Map.entry(A, 8L));
    }

    @Test
    void aNewRowThatASnapshotTellsOfIsAsOldAsItIs() throws Exception {
        at = Instant.parse("2026-11-27T12:00:00Z").toEpochMilli();
        snapshot(A, "2026-11-27T11:59:30.250000Z");
        snapshot(B, "2026-11-27T10:59:30Z");
        assertThat(rows.followed()).containsOnly(Map.entry(A, at - 29_750), Map.entry(B, at));
    }

    private void snapshot(String leader, String followedAt) throws IOException {
        change(
                FollowedRows.RELATIONS,
                "r",
                "{\"user_id\":1,\"leader_address\":\"%s\",\"copy_enabled\":true,\"followed_at\":\"%s\"}"
                        .formatted(leader, followedAt));
    }

    private void relation(String op, long user, String leader, boolean enabled) throws IOException {
        change(
                FollowedRows.RELATIONS,
                op,
                "{\"user_id\":%d,\"leader_address\":\"%s\",\"copy_enabled\":%s}"
                        .formatted(user, leader, enabled));
    }

    private void wallet(String op, String address) throws IOException {
        // A deletion tells the key alone.
        String owner = op.equals("d") ? "" : ",\"user_id\":7";
        change(FollowedRows.WALLETS, op, "{\"address\":\"%s\"%s}".formatted(address, owner));
    }

    private void change(String topic, String op, String row) throws IOException {
        String side = op.equals("d") ? "before" : "after";
        rows.apply(
                topic,
                "{\"op\":\"%s\",\"source\":{\"ts_ms\":%d},\"%s\":%s}"
                        .formatted(op, at, side, row)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
