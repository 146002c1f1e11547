package io.slipstream.models.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a block ({@code getBlock} result with {@code transactionDetails: full}, bare, in a JSON-RPC
 * answer or in a {@code blockSubscribe} notification) into its transactions, each of which reads
 * like a {@code getTransaction} result without slot and time. Reusable, not thread-safe.
 *
 * <p>Source of the shapes: Solana's RPC documentation, getBlock and blockSubscribe.
 */
public final class BlockJson {
    private static final int DEEPEST_ENVELOPE = 6;
    private static final byte[] TRANSACTIONS = utf8("transactions");
    private static final byte[] SLOT = utf8("slot");
    private static final byte[] PARENT_SLOT = utf8("parentSlot");
    private static final byte[] BLOCK_TIME = utf8("blockTime");
    private static final byte[][] ENVELOPES = {
        utf8("result"), utf8("params"), utf8("value"), utf8("block")
    };

    /** Fields of one transaction: with them in sight it is no block, and the rest is not read. */
    private static final byte[][] OF_A_TRANSACTION = {utf8("transaction"), utf8("meta")};

    private final JsonCursor json = new JsonCursor();
    private int[] from = new int[64];
    private int[] length = new int[64];
    private int count;
    private boolean block;
    private long slot;
    private long parentSlot;
    private long blockTime;

    /**
     * Reads what kind of text it is, and of a block where its transactions stand.
     *
     * @return false if it is no block, or no JSON at all
     */
    public boolean read(byte[] bytes, int offset, int size) {
        count = 0;
        block = false;
        slot = -1;
        parentSlot = -1;
        blockTime = -1;
        try {
            json.reset(bytes, offset, size);
            return json.isObject() && readObject(0) && block;
        } catch (MalformedJsonException e) {
            return false; // whoever decodes the whole will say what is wrong with it
        }
    }

    /** False as soon as it cannot be a block. */
    private boolean readObject(int depth) throws MalformedJsonException {
        json.startObject();
        while (json.nextField()) {
            if (json.textIs(TRANSACTIONS) && json.isArray()) {
                block = true;
                readTransactions();
            } else if (json.textIs(SLOT)) {
                slot = json.integerOr(-1);
            } else if (json.textIs(PARENT_SLOT)) {
                parentSlot = json.integerOr(-1);
            } else if (json.textIs(BLOCK_TIME)) {
                blockTime = json.integerOr(-1);
            } else if (isOneOf(OF_A_TRANSACTION)) {
                return false;
            } else if (json.isObject() && depth < DEEPEST_ENVELOPE && isOneOf(ENVELOPES)) {
                if (!readObject(depth + 1)) {
                    return false;
                }
            } else {
                json.skip();
            }
        }
        return true;
    }

    private void readTransactions() throws MalformedJsonException {
        count = 0;
        json.startArray();
        while (json.nextElement()) {
            if (count == from.length) {
                from = Arrays.copyOf(from, count * 2);
                length = Arrays.copyOf(length, count * 2);
            }
            from[count] = json.position();
            json.skip();
            length[count] = json.position() - from[count];
            count++;
        }
    }

    private boolean isOneOf(byte[][] names) {
        for (byte[] name : names) {
            if (json.textIs(name)) {
                return true;
            }
        }
        return false;
    }

    /** Transactions of the block that was read. */
    public int size() {
        return count;
    }

    /** Where a transaction begins in the array that was read. */
    public int from(int index) {
        return from[index];
    }

    /** Bytes of a transaction. */
    public int length(int index) {
        return length[index];
    }

    /**
     * The block's slot; −1 if it is not told. {@code getBlock} tells the parent's only: then one
     * more, which is right unless slots between them stayed empty.
     */
    public long slot() {
        return slot >= 0 ? slot : parentSlot >= 0 ? parentSlot + 1 : -1;
    }

    /** Epoch seconds; −1 if it is not told. */
    public long blockTime() {
        return blockTime;
    }

    private static byte[] utf8(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
