package io.slipstream.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.chat.BotCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void itsTableOfChatCommandsIsTheRegistry() throws IOException {
        List<String> table =
                Files.readAllLines(RepositoryFolder.root().resolve("README.md")).stream()
                        .filter(line -> line.startsWith("| `/"))
                        .toList();
        assertThat(table)
                .containsExactlyElementsOf(
                        Arrays.stream(BotCommand.values()).map(ReadmeTest::row).toList());
    }

    private static String row(BotCommand command) {
        String operators =
                command.access() == BotCommand.Access.OPERATOR ? " (operators only)" : "";
        return "| `%s` | %s%s |"
                .formatted(command.usage().replace("|", "\\|"), command.help(), operators);
    }
}
