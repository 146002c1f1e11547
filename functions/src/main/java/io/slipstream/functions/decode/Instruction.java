package io.slipstream.functions.decode;

import io.slipstream.models.json.JsonCursor;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.unit.Base58;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One instruction of a transaction, outer or inner, as places in the transaction's account list.
 * Reused from transaction to transaction; its data is decoded only when asked for.
 */
final class Instruction {
    /** Data above this many base58 digits is not read: the chain allows 10 KiB in a CPI. */
    private static final int MOST_DIGITS = 16 * 1024;

    private static final byte[] NONE = {};

    int program;
    int outer;

    /** 1 for an outer instruction, one more per CPI; 0 if the node did not say. */
    int depth;

    int[] accounts = new int[32];
    int accountCount;

    /** What it moves, if it is a token program's transfer, mint or burn. */
    final TokenMove move = new TokenMove();

    /** Names instead of places, as jsonParsed gives them; null in compiled form. */
    @Nullable NamedInstruction named;

    /** Base58 digits, where they stand in the JSON. */
    private byte[] text = NONE;

    private int textFrom;
    private int textLength;
    private byte @Nullable [] data;
    private int dataOffset;
    private int dataLength;

    void clear() {
        program = -1;
        outer = 0;
        depth = 0;
        accountCount = 0;
        text = NONE;
        textLength = 0;
        data = null;
        dataLength = 0;
        named = null;
        move.clear();
    }

    void addAccount(int index) {
        if (accountCount == accounts.length) {
            accounts = Arrays.copyOf(accounts, accountCount * 2);
        }
        accounts[accountCount++] = index;
    }

    /** Index of the account at a place; -1 if the instruction has fewer. */
    int account(int place) {
        return place >= 0 && place < accountCount ? accounts[place] : -1;
    }

    /**
     * Takes the string that was read last as base58 data, decoded when first asked for: the bytes
     * must stay as they are until then.
     */
    void setText(JsonCursor json) {
        text = json.text();
        textFrom = json.textFrom();
        textLength = json.textLength();
        if (json.isTextResolved()) {
            text = Arrays.copyOfRange(text, textFrom, textFrom + textLength);
            textFrom = 0;
        }
        data = null;
    }

    void setData(byte[] bytes, int offset, int length) {
        data = bytes;
        dataOffset = offset;
        dataLength = length;
    }

    int dataLength() {
        bytes();
        return dataLength;
    }

    /** Positions the reader at the start of the data. */
    ByteReader data(ByteReader reader) {
        return reader.reset(bytes(), dataOffset, dataLength);
    }

    private byte[] bytes() {
        byte[] known = data;
        if (known != null) {
            return known;
        }
        byte[] decoded = NONE;
        if (textLength <= MOST_DIGITS) {
            try {
                decoded = Base58.decode(text, textFrom, textLength);
            } catch (IllegalArgumentException e) {
                decoded = NONE; // not base58: an instruction that no layout knows
            }
        }
        data = decoded;
        dataOffset = 0;
        dataLength = decoded.length;
        return decoded;
    }
}
