package io.slipstream.functions.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/** Reads lists of instructions, compiled or jsonParsed, into reused {@link Instruction}s. */
final class InstructionReader {
    private final AddressPool addresses;
    private Instruction[] pool = new Instruction[32];
    private int count;

    InstructionReader(AddressPool addresses) {
        this.addresses = addresses;
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    Instruction get(int index) {
        return pool[index];
    }

    /** A cleared instruction at the end of the list. */
    Instruction next() {
        if (count == pool.length) {
            pool = Arrays.copyOf(pool, count * 2);
        }
        Instruction instruction = pool[count];
        if (instruction == null) {
            instruction = new Instruction();
            pool[count] = instruction;
        }
        count++;
        instruction.clear();
        return instruction;
    }

    /** Reads an array of instructions; the parser stands at its start. */
    void readList(JsonParser parser, int outer, int depth)
            throws IOException, UnreadableTransactionException {
        Json.expect(parser, JsonToken.START_ARRAY, "instructions");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Json.expect(parser, JsonToken.START_OBJECT, "an instruction");
            Instruction instruction = next();
            instruction.outer = outer < 0 ? count - 1 : outer;
            instruction.depth = depth;
            read(parser, instruction);
        }
    }

    private void read(JsonParser parser, Instruction to)
            throws IOException, UnreadableTransactionException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "programIdIndex" -> to.program = parser.getIntValue();
                case "stackHeight" -> {
                    if (value == JsonToken.VALUE_NUMBER_INT) {
                        to.depth = parser.getIntValue();
                    }
                }
                case "accounts" -> readAccounts(parser, to);
                case "data" -> {
                    if (value == JsonToken.VALUE_STRING) {
                        to.setText(
                                parser.getTextCharacters(),
                                parser.getTextOffset(),
                                parser.getTextLength());
                    } else {
                        parser.skipChildren();
                    }
                }
                case "programId" -> named(to).program = text(parser);
                case "parsed" -> {
                    if (value == JsonToken.START_OBJECT) {
                        readParsed(parser, named(to));
                    } else {
                        parser.skipChildren();
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    private void readAccounts(JsonParser parser, Instruction to)
            throws IOException, UnreadableTransactionException {
        Json.expect(parser, JsonToken.START_ARRAY, "accounts");
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            if (token == JsonToken.VALUE_NUMBER_INT) {
                to.addAccount(parser.getIntValue());
            } else {
                named(to).accounts.add(text(parser));
            }
            token = parser.nextToken();
        }
    }

    private void readParsed(JsonParser parser, NamedInstruction to)
            throws IOException, UnreadableTransactionException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("type") && value == JsonToken.VALUE_STRING) {
                to.type = parser.getText();
            } else if (field.equals("info") && value == JsonToken.START_OBJECT) {
                readInfo(parser, to);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readInfo(JsonParser parser, NamedInstruction to)
            throws IOException, UnreadableTransactionException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && field.equals("tokenAmount")) {
                readTokenAmount(parser, to);
            } else if (value != JsonToken.VALUE_STRING) {
                parser.skipChildren();
            } else {
                switch (field) {
                    case "source" -> to.source = text(parser);
                    case "destination" -> to.destination = text(parser);
                    case "authority", "multisigAuthority" -> to.authority = text(parser);
                    case "mint" -> to.mint = text(parser);
                    case "account" -> to.account = text(parser);
                    case "owner", "wallet" -> to.owner = text(parser);
                    case "amount" -> to.amount = Json.unsigned(parser, "amount");
                    default -> parser.skipChildren();
                }
            }
        }
    }

    private static void readTokenAmount(JsonParser parser, NamedInstruction to)
            throws IOException, UnreadableTransactionException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("amount") && value == JsonToken.VALUE_STRING) {
                to.amount = Json.unsigned(parser, "amount");
            } else {
                parser.skipChildren();
            }
        }
    }

    private String text(JsonParser parser) throws IOException, UnreadableTransactionException {
        Json.expect(parser, JsonToken.VALUE_STRING, "an address");
        return addresses.get(
                parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private static NamedInstruction named(Instruction instruction) {
        NamedInstruction named = instruction.named;
        if (named == null) {
            named = new NamedInstruction();
            instruction.named = named;
        }
        return named;
    }
}
