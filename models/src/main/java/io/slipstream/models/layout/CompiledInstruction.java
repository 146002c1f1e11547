package io.slipstream.models.layout;

import java.util.List;

/**
 * A call of a program inside a message.
 *
 * @param program index into the message's accounts
 * @param accounts indexes into the message's accounts
 */
public record CompiledInstruction(int program, List<Integer> accounts, byte[] data) {
    public CompiledInstruction {
        accounts = List.copyOf(accounts);
        data = data.clone();
    }

    @Override
    public byte[] data() {
        return data.clone();
    }

    static CompiledInstruction read(ByteReader in) {
        int program = in.u8();
        List<Integer> accounts = TableLookup.indexes(in);
        return new CompiledInstruction(program, accounts, in.bytes(CompactU16.read(in)));
    }

    void write(ByteWriter out) {
        out.u8(program);
        TableLookup.write(out, accounts);
        CompactU16.write(out, data.length);
        out.raw(data);
    }
}
