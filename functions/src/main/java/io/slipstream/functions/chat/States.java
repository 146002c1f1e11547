package io.slipstream.functions.chat;

import io.slipstream.models.port.TraderDesk;
import io.slipstream.models.trade.Command;
import io.slipstream.models.user.CopySetting;

/** What may trade for a user at all. */
final class States {
    private States() {}

    static Answer pause(Request request, TraderDesk desk) {
        desk.set(request.userId(), CopySetting.COPY_STATE_OF_ALL, "PAUSED");
        return Answer.say("pause.done").offering("Resume", "/resume");
    }

    static Answer sellOnly(Request request, TraderDesk desk) {
        desk.tradingState(request.userId(), "REDUCING");
        return Answer.say("sellonly.done").offering("Resume", "/resume");
    }

    static Answer halt(Request request, TraderDesk desk) {
        desk.tradingState(request.userId(), "HALTED");
        return Answer.say("halt.done").offering("Resume", "/resume");
    }

    /** Undoes the three above, and closes a breaker. */
    static Answer resume(Request request, TraderDesk desk) {
        desk.tradingState(request.userId(), "ACTIVE");
        desk.set(request.userId(), CopySetting.COPY_STATE_OF_ALL, "ACTIVE");
        return Answer.say("resume.done")
                .sending(Command.resume(request.id(), request.userId(), request.now()));
    }
}
