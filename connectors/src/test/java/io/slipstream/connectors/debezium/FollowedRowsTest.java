package io.slipstream.connectors.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FollowedRowsTest {
    private static final String A = "6Qbe1x62uHgUJpmw4ChK7VA69fDc2WW94aLYo1EzrEMM";
    private static final String B = "6inXk3dQbj5TpGEK2mR7vBntPJNB6PW1M5cLx5HhLTgn";

    private final FollowedRows rows = new FollowedRows();

    @Test
    void aLeaderIsFollowedAsLongAsSomebodyCopiesHim() throws Exception {
        relation("c", 1, A, true);
        relation("c", 2, A, true);
        relation("c", 3, B, false);
        assertThat(rows.addresses()).containsExactly(A);

        relation("d", 1, A, true);
        assertThat(rows.addresses()).containsExactly(A);
        relation("u", 2, A, false);
        assertThat(rows.addresses()).isEmpty();
    }

    @Test
    void aTrackedWalletIsFollowedUntilItsRowGoes() throws Exception {
        wallet("r", A);
        relation("c", 1, A, true);
        relation("d", 1, A, true);
        assertThat(rows.addresses()).containsExactly(A);

        wallet("d", A);
        rows.apply(FollowedRows.WALLETS, null);
        assertThat(rows.addresses()).isEmpty();
    }

    @Test
    void whatIsNoAddressIsNotFollowed() throws Exception {
        wallet("c", "leader");

        assertThat(rows.addresses()).isEmpty();
    }

    private void relation(String op, long user, String leader, boolean enabled) throws IOException {
        change(
                FollowedRows.RELATIONS,
                op,
                "{\"user_id\":%d,\"leader_address\":\"%s\",\"copy_enabled\":%s}"
                        .formatted(user, leader, enabled));
    }

    private void wallet(String op, String address) throws IOException {
        change(FollowedRows.WALLETS, op, "{\"address\":\"%s\"}".formatted(address));
    }

    private void change(String topic, String op, String row) throws IOException {
        String side = op.equals("d") ? "before" : "after";
        rows.apply(
                topic,
                "{\"op\":\"%s\",\"%s\":%s}"
                        .formatted(op, side, row)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
