package io.slipstream.functions.decode;

import io.slipstream.models.json.JsonCursor;
import io.slipstream.models.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/** Reads a transaction's {@code meta}: outcome, balances, inner instructions, loaded addresses. */
final class MetaReader {
    private final AddressPool addresses;
    final InstructionReader inner;
    final List<String> loadedWritable = new ArrayList<>();
    final List<String> loadedReadonly = new ArrayList<>();

    /** Accounts with lamport balances. */
    int balances;

    /** One more than the highest account of a token balance. */
    int tokenAccounts;

    MetaReader(AddressPool addresses) {
        this.addresses = addresses;
        this.inner = new InstructionReader(addresses);
    }

    void clear() {
        inner.clear();
        loadedWritable.clear();
        loadedReadonly.clear();
        balances = 0;
        tokenAccounts = 0;
    }

    /** Reads the object that the cursor stands at. */
    void read(JsonCursor json, TransactionView view)
            throws MalformedJsonException, UnreadableTransactionException {
        json.startObject();
        while (json.nextField()) {
            Field field = Field.of(json);
            if (field == Field.ERR) {
                view.failed = !json.isNull();
                json.skip();
            } else if (field == Field.FEE) {
                view.fee = json.integerOr(0);
            } else if (view.failed || !json.isArray() && !json.isObject()) {
                json.skip(); // nothing of a failed transaction is used
            } else {
                readField(field, json, view);
            }
        }
    }

    private void readField(Field field, JsonCursor json, TransactionView view)
            throws MalformedJsonException, UnreadableTransactionException {
        switch (field) {
            case PRE_BALANCES -> readLamports(json, view, view.lamportsBefore);
            case POST_BALANCES -> readLamports(json, view, view.lamportsAfter);
            case PRE_TOKEN_BALANCES -> readTokenBalances(json, view, view.unitsBefore);
            case POST_TOKEN_BALANCES -> readTokenBalances(json, view, view.unitsAfter);
            case INNER_INSTRUCTIONS -> readInner(json);
            case LOG_MESSAGES -> view.logs.skip(json);
            case LOADED_ADDRESSES -> readLoaded(json);
            default -> json.skip();
        }
    }

    private void readLamports(JsonCursor json, TransactionView view, long[] to)
            throws MalformedJsonException, UnreadableTransactionException {
        int count = 0;
        json.startArray();
        while (json.nextElement()) {
            to[account(view, count++)] = json.integer();
        }
        balances = Math.max(balances, count);
    }

    private void readTokenBalances(JsonCursor json, TransactionView view, long[] units)
            throws MalformedJsonException, UnreadableTransactionException {
        json.startArray();
        while (json.nextElement()) {
            readTokenBalance(json, view, units);
        }
    }

    private void readTokenBalance(JsonCursor json, TransactionView view, long[] units)
            throws MalformedJsonException, UnreadableTransactionException {
        int index = -1;
        String mint = null;
        String owner = null;
        long amount = 0;
        int decimals = -1;
        json.startObject();
        while (json.nextField()) {
            switch (Field.of(json)) {
                case ACCOUNT_INDEX -> index = account(view, Json.int32(json, "accountIndex"));
                case MINT -> mint = Json.address(json, addresses, "a mint");
                case OWNER -> {
                    if (json.isString()) {
                        json.string();
                        owner = addresses.of(json); // old nodes write an empty one
                    } else {
                        json.skip();
                    }
                }
                case UI_TOKEN_AMOUNT -> {
                    json.startObject();
                    while (json.nextField()) {
                        switch (Field.of(json)) {
                            case AMOUNT -> amount = Json.unsigned(json, "amount");
                            case DECIMALS -> decimals = Json.int32(json, "decimals");
                            default -> json.skip();
                        }
                    }
                }
                default -> json.skip();
            }
        }
        if (index < 0 || mint == null) {
            throw new UnreadableTransactionException(
                    "expected a token balance with accountIndex and mint, was one without");
        }
        view.mint[index] = mint;
        if (owner != null) {
            view.owner[index] = owner;
        }
        view.decimals[index] = decimals;
        view.hasUnits[index] = true;
        units[index] = amount;
        tokenAccounts = Math.max(tokenAccounts, index + 1);
    }

    private void readInner(JsonCursor json)
            throws MalformedJsonException, UnreadableTransactionException {
        json.startArray();
        while (json.nextElement()) {
            int from = inner.count();
            int outer = -1;
            json.startObject();
            while (json.nextField()) {
                switch (Field.of(json)) {
                    case INDEX -> outer = Json.int32(json, "index");
                    case INSTRUCTIONS -> inner.readList(json, 0, 0);
                    default -> json.skip();
                }
            }
            for (int i = from; i < inner.count(); i++) {
                inner.get(i).outer = outer;
            }
        }
    }

    private void readLoaded(JsonCursor json)
            throws MalformedJsonException, UnreadableTransactionException {
        json.startObject();
        while (json.nextField()) {
            switch (Field.of(json)) {
                case WRITABLE -> readAddresses(json, loadedWritable);
                case READONLY -> readAddresses(json, loadedReadonly);
                default -> json.skip();
            }
        }
    }

    private void readAddresses(JsonCursor json, List<String> to)
            throws MalformedJsonException, UnreadableTransactionException {
        if (!json.isArray()) {
            json.skip();
            return;
        }
        to.clear();
        json.startArray();
        while (json.nextElement()) {
            to.add(Json.address(json, addresses, "a loaded address"));
        }
    }

    private static int account(TransactionView view, int index)
            throws UnreadableTransactionException {
        if (index < 0 || index >= TransactionView.MOST_ACCOUNTS) {
            throw new UnreadableTransactionException(
                    "expected an account index from 0 to 255, was " + index);
        }
        view.touch(index);
        return index;
    }
}
