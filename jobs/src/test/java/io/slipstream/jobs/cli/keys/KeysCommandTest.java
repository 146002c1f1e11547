package io.slipstream.jobs.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.jobs.cli.SlipstreamCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class KeysCommandTest {
    private static final String KEY = "c2xpcHN0cmVhbS10ZXN0LWtleS1ub3QtYS1zZWNyZXQ=";
    private static final String NOWHERE = "postgresql://me:hunter2@127.0.0.1:1/none";

    private String out = "";
    private String err = "";

    @Test
    void generatePrintsAKeyAndNothingElse() {
        assertThat(keys(Map.of(), "generate")).isZero();
        assertThat(out).matches("[A-Za-z0-9_-]{43}=\n");
        assertThat(err).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create --user 1", "rotate", "verify"})
    void nothingStartsWithoutAUsableMasterKey(String command) {
        for (String bad : new String[] {"", "c2xpcHN0cmVhbQ==", "1:" + KEY + ",2:" + KEY}) {
            assertThat(
                            keys(
                                    Map.of("WALLET_ENCRYPTION_KEY", bad, "DATABASE_URL", NOWHERE),
                                    command.split(" ")))
                    .isEqualTo(2);
            assertThat(err)
                    .contains("make one with: scripts/slipstream keys generate")
                    .doesNotContain("c2xpcHN0");
            assertThat(err.lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create --user 1", "rotate", "verify"})
    void theDatabaseIsNamedAndItsPasswordIsNotRepeated(String command) {
        String[] words = command.split(" ");
        assertThat(keys(Map.of("WALLET_ENCRYPTION_KEY", KEY), words)).isEqualTo(2);
        assertThat(err).contains("expected DATABASE_URL to say which database, was not set");

        Map<String, String> wrong =
                Map.of("WALLET_ENCRYPTION_KEY", KEY, "DATABASE_URL", "mysql://me:hunter2@h/d");
        assertThat(keys(wrong, words)).isEqualTo(2);
        assertThat(err).contains("DATABASE_URL: expected a database URL").doesNotContain("hunter2");

        Map<String, String> away = Map.of("WALLET_ENCRYPTION_KEY", KEY, "DATABASE_URL", NOWHERE);
        assertThat(keys(away, words)).isEqualTo(1);
        assertThat(err).contains("127.0.0.1:1").doesNotContain("hunter2");
    }

    @Test
    void wrongUsageIsToldInOneLine() {
        assertThat(keys(Map.of())).isEqualTo(2);
        assertThat(keys(Map.of(), "create")).isEqualTo(2);
        assertThat(keys(Map.of(), "create", "--user", "x")).isEqualTo(2);
        assertThat(keys(Map.of(), "rotate", "--backup-dir", "/no/such/folder")).isEqualTo(2);
        assertThat(err).contains("expected --backup-dir to be a folder");
    }

    private int keys(Map<String, String> environment, String... arguments) {
        StringWriter toOut = new StringWriter();
        StringWriter toErr = new StringWriter();
        CommandLine line =
                SlipstreamCommand.line(new KeysCommand(environment))
                        .setOut(new PrintWriter(toOut, true))
                        .setErr(new PrintWriter(toErr, true));
        int exit = line.execute(arguments);
        out = toOut.toString();
        err = toErr.toString();
        return exit;
    }
}
