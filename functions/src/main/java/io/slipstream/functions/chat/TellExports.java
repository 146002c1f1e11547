package io.slipstream.functions.chat;

import io.slipstream.models.chat.ChatButton;
import io.slipstream.models.chat.ChatMessage;
import io.slipstream.models.chat.ExportStep;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;

/** Words for the export of a private key; whoever sends them puts the key in. */
public final class TellExports implements MapFunction<ExportStep, ChatMessage> {
    private static final long serialVersionUID = 1L;

    @Override
    public ChatMessage map(ExportStep step) {
        Markup address = Markup.code(step.address());
        return switch (step.kind()) {
            case SEND ->
                    ChatMessage.export(
                            step,
                            Texts.say(
                                            "export_wallet.key",
                                            address,
                                            Markup.hidden(ChatMessage.KEY_PLACE),
                                            Figures.span(step.shownSeconds()))
                                    .text(),
                            List.of(new ChatButton(Texts.raw("export_wallet.copy"), "", 0)));
            case REMOVE ->
                    ChatMessage.export(
                            step, Texts.say("export_wallet.remove", address).text(), List.of());
            case GIVE_UP ->
                    ChatMessage.export(
                            step, Texts.say("export_wallet.givenup", address).text(), List.of());
        };
    }
}
