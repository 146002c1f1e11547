package io.slipstream.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RetrainCommandTest {
    @TempDir Path directory;

    @Test
    void tooFewLaunchesAreWrongUsage() {
        String[] arguments = {
            "--simulator", "1", "--launches", "10", "--out", directory.toString()
        };
        Throwable[] seen = new Throwable[1];
        new CommandLine(new RetrainCommand())
                .setExecutionExceptionHandler(
                        (problem, command, parsed) -> {
                            seen[0] = problem;
                            return 2;
                        })
                .execute(arguments);
        assertThat(seen[0])
                .isInstanceOf(UsageException.class)
                .hasMessage("expected --launches of at least 2000, was 10");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void asksForASeedAndAFolder() {
        StringWriter errors = new StringWriter();
        int code = new CommandLine(new RetrainCommand()).setErr(new PrintWriter(errors)).execute();
        assertThat(code).isEqualTo(2);
        assertThat(errors.toString()).contains("--simulator=SEED", "--out=DIR");
    }
}
