package io.slipstream.functions.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every command with right, wrong and hostile arguments: {@code chat/transcript.txt} holds what is
 * typed and what must be answered, to the letter.
 */
class TranscriptTest {

    @Test
    void everyAnswerStandsInTheTranscript() throws Exception {
        String expected = transcript();
        List<String> typed = expected.lines().filter(line -> line.startsWith("> ")).toList();
        assertThat(typed).hasSizeGreaterThan(120);
        StringBuilder heard = new StringBuilder();
        for (String line : expected.lines().toList()) {
            if (line.startsWith("# ")) {
                heard.append(line).append('\n');
            } else if (line.startsWith("> ")) {
                heard.append(line).append('\n').append(answer(line.substring(2))).append('\n');
            }
        }
        if (!heard.toString().equals(expected)) {
            // For whoever has changed what is said on purpose.
            Files.writeString(Path.of("target", "transcript.txt"), heard.toString());
        }
        assertThat(heard.toString()).isEqualTo(expected);
    }

    /** Marks of text, of HTML and of SQL, and letters that look like others or cannot be seen. */
    private static final Pattern HOSTILE = Pattern.compile("[*\\[<'`|]|\\\\u[0-9a-f]{4}");

    @Test
    void everyCommandIsInTheTranscriptRightWrongAndHostile() throws Exception {
        List<String> typed = transcript().lines().filter(line -> line.startsWith("> ")).toList();
        for (BotCommand command : BotCommand.values()) {
            assertThat(typed)
                    .as(command.label())
                    .filteredOn(line -> line.matches("> /" + command.label() + "([ @].*)?"))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .anyMatch(line -> HOSTILE.matcher(line).find());
        }
    }

    /**
     * Each line is said to a world of its own, on paper unless it ends with @live; with @yes the
     * question that it leads to is answered; backslash-u stands for what cannot be seen.
     */
    private static String answer(String line) throws Exception {
        FakeChat chat =
                new FakeChat(
                        (line.contains("@live") ? new FakeDesk().live() : new FakeDesk())
                                .with(FakeChat.PERSON)
                                .with(FakeChat.OPERATOR),
                        line.contains("@operator") ? FakeChat.OPERATOR : FakeChat.PERSON);
        String text =
                line.replace("@operator", "")
                        .replace("@live", "")
                        .replace("@yes", "")
                        .replace("NEWADDRESS", FakeDesk.NEW_DESTINATION)
                        .replace("ADDRESS", FakeDesk.DESTINATION)
                        .replace("WALLET", FakeDesk.WALLET)
                        .replace("WITHDRAWAL", FakeDesk.WITHDRAWAL)
                        .replace("MINT", FakeDesk.MINT)
                        .replace("LEADER", FakeDesk.LEADER)
                        .transform(TranscriptTest::unescaped);
        String shown = chat.says(text.strip());
        if (line.contains("@yes")) {
            shown += "\n[Yes]\n" + chat.presses("Yes");
        }
        List<String> lines = new ArrayList<>();
        lines.add(shown.isEmpty() ? "(silence)" : shown);
        if (!shown.isEmpty() && !chat.message().buttons().isEmpty()) {
            lines.add(
                    "["
                            + String.join(
                                    "] [",
                                    chat.message().buttons().stream().map(b -> b.label()).toList())
                            + "]");
        }
        chat.commands.forEach(
                command ->
                        lines.add(
                                "=> %s lamports=%d units=%d share=%d"
                                        .formatted(
                                                command.kind(),
                                                command.lamports(),
                                                command.units(),
                                                command.shareBps())));
        chat.desk.written.forEach(written -> lines.add("=> " + written));
        return "  " + String.join("\n", lines).replace("\n", "\n  ");
    }

    private static String unescaped(String line) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(line)
                .replaceAll(hex -> Character.toString(Integer.parseInt(hex.group(1), 16)));
    }

    private static String transcript() throws IOException {
        try (InputStream in = TranscriptTest.class.getResourceAsStream("/chat/transcript.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
