package io.slipstream.functions.decode;

import io.slipstream.models.json.JsonCursor;
import io.slipstream.models.json.MalformedJsonException;
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

    /** Reads the object that the cursor stands at. */
    void read(JsonCursor json, TransactionView view)
            throws MalformedJsonException, UnreadableTransactionException {
        clear();
        json.startObject();
        while (json.nextField()) {
            switch (Field.of(json)) {
                case ACCOUNT_KEYS -> readKeys(json);
                case HEADER -> readHeader(json);
                case INSTRUCTIONS -> {
                    if (view.failed) {
                        json.skip();
                    } else {
                        outer.readList(json, -1, 1);
                    }
                }
                default -> json.skip();
            }
        }
    }

    private void readHeader(JsonCursor json)
            throws MalformedJsonException, UnreadableTransactionException {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        json.startObject();
        while (json.nextField()) {
            if (Field.of(json) == Field.NUM_REQUIRED_SIGNATURES) {
                requiredSignatures = Json.int32(json, "numRequiredSignatures");
            } else {
                json.skip();
            }
        }
    }

    private void readKeys(JsonCursor json)
            throws MalformedJsonException, UnreadableTransactionException {
        json.startArray();
        while (json.nextElement()) {
            if (json.isObject()) {
                keysAreComplete = true;
                readKeyObject(json);
            } else {
                keys.add(Json.address(json, addresses, "an account key"));
                signers.add(false);
            }
        }
    }

    private void readKeyObject(JsonCursor json)
            throws MalformedJsonException, UnreadableTransactionException {
        String key = null;
        boolean signs = false;
        json.startObject();
        while (json.nextField()) {
            switch (Field.of(json)) {
                case PUBKEY -> key = Json.address(json, addresses, "an account key");
                case SIGNER -> {
                    signs = json.isTrue();
                    json.skip();
                }
                default -> json.skip();
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
}
