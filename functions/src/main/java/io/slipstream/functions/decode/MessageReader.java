package io.slipstream.functions.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a transaction's {@code message} and joins it with its meta: the account list (static keys,
 * then loaded writable, then loaded readonly) and the instructions in the order in which they ran.
 */
final class MessageReader {
    private final AddressPool addresses;
    final InstructionReader outer;
    final List<String> keys = new ArrayList<>();
    final List<Boolean> signers = new ArrayList<>();
    int requiredSignatures;

    /** True if the key list holds the loaded addresses already, as in jsonParsed. */
    private boolean keysAreComplete;

    MessageReader(AddressPool addresses) {
        this.addresses = addresses;
        this.outer = new InstructionReader(addresses);
    }

    void clear() {
        outer.clear();
        keys.clear();
        signers.clear();
        requiredSignatures = 0;
        keysAreComplete = false;
    }

    /** Reads the object that the parser stands at the start of. */
    void read(JsonParser parser, TransactionView view)
            throws IOException, UnreadableTransactionException {
        clear();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "accountKeys" -> readKeys(parser);
                case "header" -> {
                    if (value == JsonToken.START_OBJECT) {
                        readHeader(parser);
                    }
                }
                case "instructions" -> {
                    if (view.failed) {
                        parser.skipChildren();
                    } else {
                        outer.readList(parser, -1, 1);
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    private void readHeader(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("numRequiredSignatures")) {
                requiredSignatures = parser.getIntValue();
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readKeys(JsonParser parser) throws IOException, UnreadableTransactionException {
        Json.expect(parser, JsonToken.START_ARRAY, "accountKeys");
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_OBJECT) {
                keysAreComplete = true;
                readKeyObject(parser);
            } else {
                Json.expect(parser, JsonToken.VALUE_STRING, "an account key");
                keys.add(text(parser));
                signers.add(false);
            }
            token = parser.nextToken();
        }
    }

    private void readKeyObject(JsonParser parser)
            throws IOException, UnreadableTransactionException {
        String key = null;
        boolean signs = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("pubkey") && value == JsonToken.VALUE_STRING) {
                key = text(parser);
            } else if (field.equals("signer")) {
                signs = value == JsonToken.VALUE_TRUE;
            } else {
                parser.skipChildren();
            }
        }
        if (key == null) {
            throw new UnreadableTransactionException(
                    "expected an account key with pubkey, was one without");
        }
        keys.add(key);
        signers.add(signs);
    }

    /** Joins message and meta in the view. */
    void compose(TransactionView view, MetaReader meta) throws UnreadableTransactionException {
        if (keys.isEmpty()) {
            throw new UnreadableTransactionException(
                    "expected a transaction with account keys, was none");
        }
        addKeys(view, keys);
        if (!keysAreComplete) {
            addKeys(view, meta.loadedWritable);
            addKeys(view, meta.loadedReadonly);
        }
        if (view.failed) {
            return;
        }
        view.touch(view.keyCount - 1);
        for (int i = 0; i < keys.size(); i++) {
            view.signer[i] = i < requiredSignatures || signers.get(i);
        }
        int most = Math.max(meta.balances, meta.tokenAccounts);
        if (most > view.keyCount) {
            throw new UnreadableTransactionException(
                    "expected balances of " + view.keyCount + " accounts, was " + most);
        }
        int inner = 0;
        for (int i = 0; i < outer.count(); i++) {
            add(view, outer.get(i));
            while (inner < meta.inner.count() && meta.inner.get(inner).outer == i) {
                add(view, meta.inner.get(inner++));
            }
        }
        if (inner < meta.inner.count()) {
            throw new UnreadableTransactionException(
                    "expected inner instructions of "
                            + outer.count()
                            + " instructions in order, was one of "
                            + meta.inner.get(inner).outer);
        }
    }

    private static void addKeys(TransactionView view, List<String> keys)
            throws UnreadableTransactionException {
        if (view.keyCount + keys.size() > TransactionView.MOST_ACCOUNTS) {
            throw new UnreadableTransactionException(
                    "expected at most 256 accounts, was " + (view.keyCount + keys.size()));
        }
        for (int i = 0; i < keys.size(); i++) {
            view.keys[view.keyCount++] = keys.get(i);
        }
    }

    private static void add(TransactionView view, Instruction instruction)
            throws UnreadableTransactionException {
        NamedInstruction named = instruction.named;
        if (named != null) {
            if (instruction.program < 0) {
                instruction.program = view.indexOf(named.program);
            }
            for (int i = 0; i < named.accounts.size(); i++) {
                instruction.addAccount(view.indexOf(named.accounts.get(i)));
            }
        }
        checkIndex(view, instruction.program, 0);
        for (int i = 0; i < instruction.accountCount; i++) {
            checkIndex(view, instruction.accounts[i], named == null ? 0 : -1);
        }
        view.add(instruction);
    }

    private static void checkIndex(TransactionView view, int index, int least)
            throws UnreadableTransactionException {
        if (index < least || index >= view.keyCount) {
            throw new UnreadableTransactionException(
                    "expected an account index below " + view.keyCount + ", was " + index);
        }
    }

    private String text(JsonParser parser) throws IOException {
        return addresses.get(
                parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }
}
