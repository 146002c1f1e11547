package io.slipstream.functions.decode;

import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.unit.Base58;

/**
 * Reads a signed transaction as it goes over the wire, legacy or version 0.
 *
 * <p>Source: Solana's transaction format: signatures (compact-u16 count), then the message: header
 * of three bytes, keys, blockhash, instructions, in version 0 behind a first byte of 0x80 and
 * followed by address table lookups.
 */
final class WireMessage {
    private static final int SIGNATURE = 64;
    private static final int KEY = 32;
    private static final int BLOCKHASH = 32;
    private static final int VERSIONED = 0x80;

    /**
     * Fills signature, keys and outer instructions.
     *
     * @throws UnreadableTransactionException if the bytes end early or the version is unknown
     */
    void read(byte[] bytes, TransactionView view, MessageReader message, AddressPool addresses)
            throws UnreadableTransactionException {
        message.clear();
        ByteReader in = new ByteReader(bytes);
        try {
            int signatures = compact(in);
            if (signatures == 0) {
                throw new UnreadableTransactionException("expected a signature, was none");
            }
            int start = bytes.length - in.remaining();
            in.skip(signatures * SIGNATURE);
            view.signature = Base58.encode(bytes, start, SIGNATURE);
            int first = in.u8();
            if ((first & VERSIONED) != 0) {
                if (first != VERSIONED) {
                    throw new UnreadableTransactionException(
                            "expected a legacy or version 0 message, was version "
                                    + (first & ~VERSIONED));
                }
                first = in.u8();
            }
            message.requiredSignatures = first;
            in.skip(2);
            int keys = compact(in);
            for (int i = 0; i < keys; i++) {
                int from = bytes.length - in.remaining();
                in.skip(KEY);
                message.keys.add(addresses.ofKey(bytes, from));
                message.signers.add(false);
            }
            in.skip(BLOCKHASH);
            int instructions = compact(in);
            for (int i = 0; i < instructions; i++) {
                readInstruction(bytes, in, message.outer.next(), i);
            }
        } catch (MalformedLayoutException e) {
            throw new UnreadableTransactionException(
                    "expected a whole wire transaction, was cut: " + e.getMessage());
        }
    }

    private static void readInstruction(byte[] bytes, ByteReader in, Instruction to, int outer) {
        to.outer = outer;
        to.depth = 1;
        to.program = in.u8();
        int accounts = compact(in);
        for (int i = 0; i < accounts; i++) {
            to.addAccount(in.u8());
        }
        int length = compact(in);
        int start = bytes.length - in.remaining();
        in.skip(length);
        to.setData(bytes, start, length);
    }

    /** Solana's compact-u16: seven bits a byte, lowest first, three bytes at most. */
    private static int compact(ByteReader in) {
        int value = 0;
        for (int shift = 0; shift < 21; shift += 7) {
            int part = in.u8();
            value |= (part & 0x7F) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw new MalformedLayoutException("expected a compact-u16 of three bytes, was longer");
    }
}
