package io.slipstream.functions.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.slipstream.models.unit.Base58;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code getTransaction} result (bare, wrapped in a JSON-RPC answer or in a websocket
 * notification) into a {@link TransactionView}. Encodings json, jsonParsed, base64 and base58;
 * legacy and version 0. One pass over the bytes, no tree; what no rule needs is skipped unread.
 *
 * <p>Source of the shapes: Solana's RPC documentation, getTransaction.
 */
final class TransactionReader {
    /** A transaction is 1,232 bytes at most; allow for what later versions may lift that to. */
    private static final int MOST_WIRE_DIGITS = 16 * 1024;

    private static final int MOST_ENVELOPES = 6;

    final JsonFactory factory =
            JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

    private final AddressPool addresses = new AddressPool();
    private final MetaReader meta = new MetaReader(addresses);
    private final MessageReader message = new MessageReader(addresses);
    private final WireMessage wire = new WireMessage();

    /**
     * Fills the view.
     *
     * @throws UnreadableTransactionException if the bytes are no transaction with its meta
     */
    void read(byte[] json, TransactionView view) throws UnreadableTransactionException {
        view.clear();
        meta.clear();
        message.clear();
        try (JsonParser parser = factory.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableTransactionException(
                        "expected a JSON object, was " + describe(parser.currentToken()));
            }
            readFields(parser, json, view, 0);
            if (parser.nextToken() != null) {
                throw new UnreadableTransactionException(
                        "expected one JSON object, was more behind it");
            }
        } catch (IOException e) {
            throw new UnreadableTransactionException("expected JSON, was " + sentence(e));
        }
        if (view.signature == null) {
            throw new UnreadableTransactionException(
                    "expected a transaction with a signature, was none");
        }
        if (!Base58.isSignature(view.signature)) {
            throw new UnreadableTransactionException(
                    "expected a signature of 64 bytes in base58, was "
                            + view.signature.substring(0, Math.min(100, view.signature.length())));
        }
        if (!view.hasMeta) {
            throw new UnreadableTransactionException("expected a transaction with meta, was none");
        }
        message.compose(view, meta);
    }

    private void readFields(JsonParser parser, byte[] json, TransactionView view, int depth)
            throws IOException, UnreadableTransactionException {
        if (depth > MOST_ENVELOPES) {
            throw new UnreadableTransactionException(
                    "expected at most " + MOST_ENVELOPES + " envelopes, was more");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "slot" -> {
                    if (value == JsonToken.VALUE_NUMBER_INT) {
                        view.slot = parser.getLongValue();
                    }
                }
                case "blockTime" -> {
                    if (value == JsonToken.VALUE_NUMBER_INT) {
                        view.blockTime = parser.getLongValue();
                    }
                }
                case "transactionIndex", "txIndex" -> {
                    if (value == JsonToken.VALUE_NUMBER_INT) {
                        view.txIndex = parser.getIntValue();
                    }
                }
                case "meta" -> {
                    if (value == JsonToken.START_OBJECT) {
                        view.hasMeta = true;
                        meta.read(parser, json, view);
                    } else {
                        parser.skipChildren();
                    }
                }
                case "signatures" -> readSignatures(parser, view);
                case "message" -> {
                    Json.expect(parser, JsonToken.START_OBJECT, field);
                    message.read(parser, view);
                }
                case "transaction" -> {
                    if (value == JsonToken.START_OBJECT) {
                        readFields(parser, json, view, depth + 1);
                    } else if (value == JsonToken.START_ARRAY) {
                        readEncoded(parser, view);
                    } else if (value == JsonToken.VALUE_STRING) {
                        readWire(parser.getText(), "base58", view);
                    }
                }
                case "result", "params", "value" -> {
                    if (value == JsonToken.START_OBJECT) {
                        readFields(parser, json, view, depth + 1);
                    } else {
                        parser.skipChildren();
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    private void readSignatures(JsonParser parser, TransactionView view) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        if (parser.nextToken() == JsonToken.VALUE_STRING && view.signature == null) {
            view.signature = parser.getText();
        }
        Json.skipRest(parser, JsonToken.END_ARRAY);
    }

    private void readEncoded(JsonParser parser, TransactionView view)
            throws IOException, UnreadableTransactionException {
        parser.nextToken();
        Json.expect(parser, JsonToken.VALUE_STRING, "transaction[0]");
        String data = parser.getText();
        parser.nextToken();
        Json.expect(parser, JsonToken.VALUE_STRING, "transaction[1]");
        readWire(data, parser.getText(), view);
        Json.skipRest(parser, JsonToken.END_ARRAY);
    }

    private void readWire(String data, String encoding, TransactionView view)
            throws UnreadableTransactionException {
        if (data.length() > MOST_WIRE_DIGITS) {
            throw new UnreadableTransactionException(
                    "expected a transaction of at most "
                            + MOST_WIRE_DIGITS
                            + " characters, was "
                            + data.length());
        }
        byte[] bytes;
        try {
            bytes =
                    switch (encoding) {
                        case "base64" -> Base64.getDecoder().decode(data);
                        case "base58" -> Base58.decode(data);
                        default ->
                                throw new UnreadableTransactionException(
                                        "expected encoding base64 or base58, was " + encoding);
                    };
        } catch (IllegalArgumentException e) {
            throw new UnreadableTransactionException(
                    "expected " + encoding + ", was not: " + e.getMessage());
        }
        wire.read(bytes, view, message);
    }

    private static String describe(@Nullable JsonToken token) {
        return token == null ? "nothing" : token.name();
    }

    /** The first line of Jackson's message: the rest is where in which source. */
    private static String sentence(IOException e) {
        String text = String.valueOf(e.getMessage());
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.length() > 300 ? line.substring(0, 300) : line;
    }
}
