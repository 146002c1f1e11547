package io.slipstream.functions.decode;

import io.slipstream.models.json.JsonCursor;
import io.slipstream.models.json.MalformedJsonException;
import io.slipstream.models.unit.Base58;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Reads a {@code getTransaction} result (bare, wrapped in a JSON-RPC answer or in a websocket
 * notification) or a transaction of a block into a {@link TransactionView}. Encodings json,
 * jsonParsed, base64 and base58; legacy and version 0. One pass over the bytes, no tree, no tokens;
 * what no rule needs is skipped unread.
 *
 * <p>Source of the shapes: Solana's RPC documentation, getTransaction, and Helius's,
 * transactionSubscribe.
 */
final class TransactionReader {
    /** A transaction is 1,232 bytes at most; allow for what later versions may lift that to. */
    private static final int MOST_WIRE_DIGITS = 16 * 1024;

    private static final int MOST_ENVELOPES = 6;

    private static final byte[] BASE64 = "base64".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BASE58 = "base58".getBytes(StandardCharsets.UTF_8);

    private final JsonCursor json = new JsonCursor();
    private final AddressPool addresses = new AddressPool();
    private final MetaReader meta = new MetaReader(addresses);
    private final MessageReader message = new MessageReader(addresses);
    private final WireMessage wire = new WireMessage();

    /**
     * Fills the view, which points into the bytes: they must stay as they are while it is used.
     *
     * @throws UnreadableTransactionException if the bytes are no transaction with its meta
     */
    void read(byte[] bytes, int offset, int length, TransactionView view)
            throws UnreadableTransactionException {
        view.clear();
        meta.clear();
        message.clear();
        try {
            json.reset(bytes, offset, length);
            readFields(view, 0);
            json.end();
        } catch (MalformedJsonException e) {
            throw new UnreadableTransactionException(String.valueOf(e.getMessage()));
        }
        if (view.signature == null) {
            throw new UnreadableTransactionException(
                    "expected a transaction with a signature, was none");
        }
        if (!view.hasMeta) {
            throw new UnreadableTransactionException("expected a transaction with meta, was none");
        }
        message.compose(view, meta);
    }

    private void readFields(TransactionView view, int depth)
            throws MalformedJsonException, UnreadableTransactionException {
        if (depth > MOST_ENVELOPES) {
            throw new UnreadableTransactionException(
                    "expected at most " + MOST_ENVELOPES + " envelopes, was more");
        }
        json.startObject();
        while (json.nextField()) {
            switch (Field.of(json)) {
                case SLOT -> view.slot = json.integerOr(view.slot);
                case BLOCK_TIME -> view.blockTime = json.integerOr(view.blockTime);
                case TRANSACTION_INDEX, TX_INDEX -> readIndex(view);
                case META -> {
                    if (json.isObject()) {
                        view.hasMeta = true;
                        meta.read(json, view);
                    } else {
                        json.skip();
                    }
                }
                case SIGNATURES -> readSignatures(view);
                case MESSAGE -> message.read(json, view);
                case TRANSACTION -> {
                    if (json.isObject()) {
                        readFields(view, depth + 1);
                    } else if (json.isArray()) {
                        readEncoded(view);
                    } else if (json.isString()) {
                        readWire(BASE58, wireDigits(), view);
                    } else {
                        json.skip();
                    }
                }
                case RESULT, PARAMS, VALUE -> {
                    if (json.isObject()) {
                        readFields(view, depth + 1);
                    } else {
                        json.skip();
                    }
                }
                default -> json.skip();
            }
        }
    }

    private void readIndex(TransactionView view) throws MalformedJsonException {
        long index = json.integerOr(view.txIndex);
        if (index == (int) index) {
            view.txIndex = (int) index;
        }
    }

    private void readSignatures(TransactionView view)
            throws MalformedJsonException, UnreadableTransactionException {
        if (!json.isArray()) {
            json.skip();
            return;
        }
        json.startArray();
        while (json.nextElement()) {
            if (view.signature == null && json.isString()) {
                json.string();
                view.signature = signature();
            } else {
                json.skip();
            }
        }
    }

    private String signature() throws UnreadableTransactionException {
        String text = json.textAsString();
        if (!Base58.isSignature(text)) {
            throw new UnreadableTransactionException(
                    "expected a signature of 64 bytes in base58, was "
                            + text.substring(0, Math.min(100, text.length())));
        }
        return text;
    }

    private void readEncoded(TransactionView view)
            throws MalformedJsonException, UnreadableTransactionException {
        json.startArray();
        if (!json.nextElement()) {
            throw new UnreadableTransactionException(
                    "expected a transaction and its encoding, was an empty array");
        }
        byte[] digits = wireDigits();
        if (!json.nextElement()) {
            throw new UnreadableTransactionException("expected an encoding, was none");
        }
        json.string();
        byte[] encoding = json.textIs(BASE64) ? BASE64 : BASE58;
        if (!json.textIs(encoding)) {
            throw new UnreadableTransactionException(
                    "expected encoding base64 or base58, was " + json.textAsString());
        }
        while (json.nextElement()) {
            json.skip();
        }
        readWire(encoding, digits, view);
    }

    private byte[] wireDigits() throws MalformedJsonException, UnreadableTransactionException {
        json.string();
        if (json.textLength() > MOST_WIRE_DIGITS) {
            throw new UnreadableTransactionException(
                    "expected a transaction of at most "
                            + MOST_WIRE_DIGITS
                            + " characters, was "
                            + json.textLength());
        }
        int from = json.textFrom();
        return Arrays.copyOfRange(json.text(), from, from + json.textLength());
    }

    private void readWire(byte[] encoding, byte[] digits, TransactionView view)
            throws UnreadableTransactionException {
        byte[] bytes;
        try {
            bytes =
                    encoding == BASE64
                            ? Base64.getDecoder().decode(digits)
                            : Base58.decode(digits, 0, digits.length);
        } catch (IllegalArgumentException e) {
            throw new UnreadableTransactionException(
                    "expected "
                            + new String(encoding, StandardCharsets.UTF_8)
                            + ", was not: "
                            + e.getMessage());
        }
        wire.read(bytes, view, message, addresses);
    }
}
