package io.slipstream.functions.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
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

    /** Reads the object that the parser stands at the start of. */
    void read(JsonParser parser, byte[] json, TransactionView view)
            throws IOException, UnreadableTransactionException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("err")) {
                view.failed = value != JsonToken.VALUE_NULL;
                parser.skipChildren();
            } else if (view.failed || !value.isStructStart() && !field.equals("fee")) {
                parser.skipChildren(); // nothing of a failed transaction is used
            } else {
                readField(parser, field, json, view);
            }
        }
    }

    private void readField(JsonParser parser, String field, byte[] json, TransactionView view)
            throws IOException, UnreadableTransactionException {
        switch (field) {
            case "fee" -> view.fee = parser.getLongValue();
            case "preBalances" -> readLamports(parser, view, view.lamportsBefore);
            case "postBalances" -> readLamports(parser, view, view.lamportsAfter);
            case "preTokenBalances" -> readTokenBalances(parser, view, view.unitsBefore);
            case "postTokenBalances" -> readTokenBalances(parser, view, view.unitsAfter);
            case "innerInstructions" -> readInner(parser);
            case "logMessages" -> {
                view.logs.at(json, (int) parser.currentTokenLocation().getByteOffset());
                parser.skipChildren();
            }
            case "loadedAddresses" -> readLoaded(parser);
            default -> parser.skipChildren();
        }
    }

    private void readLamports(JsonParser parser, TransactionView view, long[] to)
            throws IOException, UnreadableTransactionException {
        Json.expect(parser, JsonToken.START_ARRAY, "balances");
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Json.expect(parser, JsonToken.VALUE_NUMBER_INT, "a balance");
            to[account(view, count++)] = parser.getLongValue();
        }
        balances = Math.max(balances, count);
    }

    private void readTokenBalances(JsonParser parser, TransactionView view, long[] units)
            throws IOException, UnreadableTransactionException {
        Json.expect(parser, JsonToken.START_ARRAY, "token balances");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Json.expect(parser, JsonToken.START_OBJECT, "a token balance");
            readTokenBalance(parser, view, units);
        }
    }

    private void readTokenBalance(JsonParser parser, TransactionView view, long[] units)
            throws IOException, UnreadableTransactionException {
        int index = -1;
        String mint = null;
        String owner = null;
        long amount = 0;
        int decimals = -1;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("accountIndex")) {
                index = account(view, parser.getIntValue());
            } else if (field.equals("mint") && value == JsonToken.VALUE_STRING) {
                mint = text(parser);
            } else if (field.equals("owner") && value == JsonToken.VALUE_STRING) {
                owner = text(parser);
            } else if (field.equals("uiTokenAmount") && value == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String part = parser.currentName();
                    parser.nextToken();
                    if (part.equals("amount")) {
                        amount = Json.unsigned(parser, "amount");
                    } else if (part.equals("decimals")) {
                        decimals = parser.getIntValue();
                    } else {
                        parser.skipChildren();
                    }
                }
            } else {
                parser.skipChildren();
            }
        }
        if (index < 0 || mint == null) {
            throw new UnreadableTransactionException(
                    "expected a token balance with accountIndex and mint, was one without");
        }
        view.mint[index] = mint;
        if (owner != null && !owner.isEmpty()) {
            view.owner[index] = owner;
        }
        view.decimals[index] = decimals;
        view.hasUnits[index] = true;
        units[index] = amount;
        tokenAccounts = Math.max(tokenAccounts, index + 1);
    }

    private void readInner(JsonParser parser) throws IOException, UnreadableTransactionException {
        Json.expect(parser, JsonToken.START_ARRAY, "innerInstructions");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Json.expect(parser, JsonToken.START_OBJECT, "a group of inner instructions");
            int from = inner.count();
            int outer = -1;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("index")) {
                    outer = parser.getIntValue();
                } else if (field.equals("instructions")) {
                    inner.readList(parser, 0, 0);
                } else {
                    parser.skipChildren();
                }
            }
            for (int i = from; i < inner.count(); i++) {
                inner.get(i).outer = outer;
            }
        }
    }

    private void readLoaded(JsonParser parser) throws IOException, UnreadableTransactionException {
        Json.expect(parser, JsonToken.START_OBJECT, "loadedAddresses");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY
                    && (field.equals("writable") || field.equals("readonly"))) {
                List<String> to = field.equals("writable") ? loadedWritable : loadedReadonly;
                to.clear();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    Json.expect(parser, JsonToken.VALUE_STRING, "a loaded address");
                    to.add(text(parser));
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private String text(JsonParser parser) throws IOException {
        return addresses.get(
                parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
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
