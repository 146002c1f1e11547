package io.slipstream.models.layout;

import java.util.List;

/**
 * A call of a program, before it is compiled into a message.
 *
 * @param program base58
 */
public record ChainInstruction(String program, List<AccountRef> accounts, byte[] data) {
    public ChainInstruction {
        accounts = List.copyOf(accounts);
        data = data.clone();
    }

    @Override
    public byte[] data() {
        return data.clone();
    }
}
