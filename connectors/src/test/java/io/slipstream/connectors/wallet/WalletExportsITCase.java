package io.slipstream.connectors.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.macasaet.fernet.Key;
import com.macasaet.fernet.Token;
import io.slipstream.connectors.EmbeddedStack;
import io.slipstream.connectors.desk.PostgresTraderDesk;
import io.slipstream.models.chat.ExportStep;
import io.slipstream.models.chat.ExportStep.Kind;
import io.slipstream.models.chat.KeyExport;
import io.slipstream.models.port.KeyExports;
import io.slipstream.models.unit.Base58;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.p2p.solanaj.core.Account;

class WalletExportsITCase {
    private static final long USER = 3;
    private static final long CHAT = 33_003;

    private final String master = MasterKeys.generate();
    private final Account account = new Account();
    private PostgresTraderDesk desk;
    private KeyExports exports;
    private ExportSteps steps;

    @BeforeEach
    void open() throws Exception {
        WalletRows.clear(5);
        WalletRows.update(
                "DELETE FROM wallet_exports",
                "UPDATE users SET status = 'ACTIVE', telegram_chat_id = NULL WHERE user_id = 4",
                "UPDATE users SET status = 'ACTIVE', telegram_chat_id = %d WHERE user_id = %d"
                        .formatted(CHAT, USER),
                "UPDATE system_state SET wallet_export_delay_seconds = 0, wallet_export_shown_seconds = 0",
                "INSERT INTO user_wallets VALUES (%d, '%s', '%s', 1)"
                        .formatted(
                                USER,
                                account.getPublicKeyBase58(),
                                Token.generate(
                                                new Key(master),
                                                Base58.encode(account.getSecretKey()))
                                        .serialise()));
        MasterKeys keys = MasterKeys.parse(master);
        WalletTable wallets = WalletTable.connect(EmbeddedStack.jdbcUrl());
        desk =
                new PostgresTraderDesk(
                        EmbeddedStack.jdbcUrl(),
                        true,
                        new WalletRegistration(wallets, keys),
                        wallets);
        exports = OpenKeyExports.of(EmbeddedStack.jdbcUrl(), keys);
        steps = new ExportSteps(EmbeddedStack.jdbcUrl());
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        exports.close();
        WalletRows.update(
                "DELETE FROM wallet_exports",
                "UPDATE users SET telegram_chat_id = NULL WHERE user_id = " + USER);
    }

    @Test
    void keyIsTakenOnceAndItsMessageRemoved() throws Exception {
        String id = request(1).id();
        assertThat(found()).containsExactly(id + " SEND " + CHAT);
        assertThat(exports.take(id, CHAT))
                .asString()
                .isEqualTo(Base58.encode(account.getSecretKey()));
        assertThat(exports.take(id, CHAT)).isNull();
        assertThat(found()).isEmpty();
        exports.sent(id, 555);
        assertThat(found()).containsExactly(id + " REMOVE " + CHAT);
        assertThat(exports.messageOf(id)).isEqualTo(555);
        exports.close(id);
        assertThat(found()).isEmpty();
        assertThat(stored(id)).isEqualTo("DELETED null");
    }

    @Test
    void nothingIsSentBeforeItsTimeOrAfterItWasCancelled() throws Exception {
        WalletRows.update("UPDATE system_state SET wallet_export_delay_seconds = 600");
        String id = request(1).id();
        assertThat(found()).isEmpty();
        assertThat(exports.take(id, CHAT)).isNull();
        assertThat(desk.cancelKeyExport(USER)).isTrue();
        assertThat(desk.cancelKeyExport(USER)).isFalse();
        WalletRows.update("UPDATE wallet_exports SET due_at = now()");
        assertThat(exports.take(id, CHAT)).isNull();
        assertThat(stored(id)).isEqualTo("CANCELLED BY_USER");
    }

    @Test
    void thereIsOneAtATimeAndEachCommandCountsOnce() throws Exception {
        String id = request(1).id();
        assertThat(request(2).id()).isEqualTo(id);
        desk.cancelKeyExport(USER);
        assertThat(request(1).isPending()).isFalse();
        assertThat(request(3).id()).isNotEqualTo(id);
    }

    @Test
    void chatThatTakesAUserOverGetsNoKeyThatAnotherAskedFor() throws Exception {
        String id = request(1).id();
        assertThat(exports.take(id, 44_004)).isNull();
        WalletRows.update("UPDATE users SET telegram_chat_id = 44004 WHERE user_id = " + USER);
        assertThat(exports.take(id, CHAT)).isNull();
        assertThat(exports.take(id, 44_004)).isNull();
        assertThat(stored(id)).isEqualTo("CANCELLED OTHER_CHAT");
    }

    @Test
    void whoHasLeftGetsNoKey() throws Exception {
        String id = request(1).id();
        desk.retire(USER);
        assertThat(exports.take(id, CHAT)).isNull();
        assertThat(stored(id)).isEqualTo("CANCELLED USER_INACTIVE");
        assertThat(desk.exportKey(USER, 2)).isNull();
    }

    @Test
    void keyThatWasNotSentInTimeOrCannotBeReadIsGivenUpAndThatIsToldOnce() throws Exception {
        String late = request(1).id();
        WalletRows.update("UPDATE wallet_exports SET due_at = now() - interval '16 minutes'");
        assertThat(exports.take(late, CHAT)).isNull();
        assertThat(found()).containsExactly(late + " GIVE_UP " + CHAT);
        exports.close(late);
        assertThat(stored(late)).isEqualTo("CANCELLED TOO_LATE");

        String unreadable = request(2).id();
        MasterKeys others = MasterKeys.parse(MasterKeys.generate());
        try (KeyExports other = OpenKeyExports.of(EmbeddedStack.jdbcUrl(), others)) {
            assertThat(other.take(unreadable, CHAT)).isNull();
        }
        assertThat(found()).containsExactly(unreadable + " GIVE_UP " + CHAT);
        assertThat(exports.take(unreadable, CHAT)).isNull();
        exports.close(unreadable);
        assertThat(stored(unreadable)).isEqualTo("CANCELLED UNREADABLE_KEY");
        assertThat(found()).isEmpty();
    }

    @Test
    void keyOfWhichNobodyKnowsWhetherItArrivedIsLookedAfterAMinuteLater() throws Exception {
        String id = request(1).id();
        exports.take(id, CHAT);
        assertThat(found()).isEmpty();
        WalletRows.update("UPDATE wallet_exports SET sent_at = now() - interval '61 seconds'");
        assertThat(found()).containsExactly(id + " REMOVE " + CHAT);
        exports.close(id);
        assertThat(stored(id)).isEqualTo("DELETED UNANSWERED");
    }

    @Test
    void keyThatTelegramPutOffIsSentLater() throws Exception {
        String id = request(1).id();
        exports.take(id, CHAT);
        exports.putBack(id);
        assertThat(exports.take(id, CHAT)).isNotNull();
        exports.sent(id, 5);
        exports.putBack(id);
        assertThat(exports.take(id, CHAT)).isNull();
    }

    private KeyExport request(long command) {
        return desk.exportKey(USER, command);
    }

    private List<String> found() {
        return steps.look().stream().map(WalletExportsITCase::line).toList();
    }

    private static String line(ExportStep step) {
        Kind kind = step.kind();
        return step.exportId() + " " + kind + " " + step.chatId();
    }

    private static String stored(String id) throws Exception {
        return WalletRows.list(
                        "SELECT state, reason FROM wallet_exports WHERE export_id = '" + id + "'")
                .get(0);
    }
}
