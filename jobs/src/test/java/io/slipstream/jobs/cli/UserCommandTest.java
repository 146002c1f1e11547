package io.slipstream.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.models.trade.Command;
import io.slipstream.models.unit.Mints;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserCommandTest {
    private static final String MINT = "11111111111111111111111111111112";

    @Test
    void readsWhatAUserWantsToBuyOrSell() {
        assertThat(read("buy", MINT, "0.1")).isEqualTo(Command.buy(7, 1, MINT, 100_000_000, 5));
        assertThat(read("sell", MINT, "12.5%")).isEqualTo(Command.sellShare(7, 1, MINT, 1_250, 5));
        assertThat(read("SELL", MINT, "all")).isEqualTo(Command.sellShare(7, 1, MINT, 10_000, 5));
        assertThat(read("sell", MINT, "123")).isEqualTo(Command.sell(7, 1, MINT, 123, 5));
        assertThat(read("resume")).isEqualTo(Command.resume(7, 1, 5));
    }

    @Test
    void saysWhatItExpected() {
        refuses("expected buy MINT SOL", "buy", MINT);
        refuses("expected buy MINT SOL", "hold");
        refuses("expected a number of SOL, was much", "buy", MINT, "much");
        refuses("expected lamports above zero, was 0", "buy", MINT, "0.0000000001");
        refuses("expected the address of a mint, was SOL", "buy", "SOL", "1");
        refuses("expected a mint other than SOL", "sell", Mints.SOL, "all");
        refuses("expected whole base units", "sell", MINT, "1.5");
        refuses("shareBps from 1 to 10000", "sell", MINT, "100.01%");
        refuses("shareBps from 1 to 10000", "sell", MINT, "-5");
    }

    @Test
    void withoutABrokerItIsWrongUsage() {
        if (System.getenv("KAFKA_BOOTSTRAP") == null) {
            assertThat(SlipstreamCommand.execute("command", "--user", "1", "resume")).isEqualTo(2);
        }
        assertThat(SlipstreamCommand.execute("command", "resume")).isEqualTo(2);
    }

    private static void refuses(String sentence, String... words) {
        assertThatThrownBy(() -> read(words))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(sentence);
    }

    private static Command read(String... words) {
        return UserCommand.read(List.of(words), 7, 1, 5);
    }
}
