package io.slipstream.functions.chat;

import java.io.Serializable;
import java.util.Set;

/**
 * Who may do what in a chat, by Telegram's number of the person.
 *
 * @param operators who may use the operators' commands
 * @param allowed who may register; empty: everybody
 */
public record ChatPolicy(Set<Long> operators, Set<Long> allowed) implements Serializable {

    /** Everybody may register, nobody is an operator. */
    public static ChatPolicy open() {
        return new ChatPolicy(Set.of(), Set.of());
    }

    boolean admits(long sender) {
        return allowed.isEmpty() || allowed.contains(sender) || operators.contains(sender);
    }

    boolean isOperator(long sender) {
        return operators.contains(sender);
    }
}
