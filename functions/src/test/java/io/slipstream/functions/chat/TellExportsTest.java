package io.slipstream.functions.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.ExportStep;
import org.junit.jupiter.api.Test;

class TellExportsTest {

    @Test
    void onlyTheMessageThatIsToShowTheKeyHasAPlaceForIt() {
        for (ExportStep.Kind kind : ExportStep.Kind.values()) {
            ChatMessage message = told(kind);
            assertThat(message.text().contains(ChatMessage.KEY_PLACE))
                    .isEqualTo(kind == ExportStep.Kind.SEND);
            assertThat(Plain.of(message.text())).contains(FakeDesk.WALLET);
        }
    }

    @Test
    void keyIsHiddenUntilItIsTappedAndItsMessageStandsAlone() {
        ChatMessage message = told(ExportStep.Kind.SEND);
        assertThat(message.text()).contains("||" + ChatMessage.KEY_PLACE + "||");
        assertThat(message.isPlain()).isFalse();
        assertThat(Plain.of(message.text())).endsWith("I delete this message in 1 min.");
    }

    private static ChatMessage told(ExportStep.Kind kind) {
        return new TellExports().map(new ExportStep("e1", 77, FakeDesk.WALLET, kind, 60, 5));
    }
}
