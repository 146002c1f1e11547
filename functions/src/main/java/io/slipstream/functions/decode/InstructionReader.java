package io.slipstream.functions.decode;

import io.slipstream.models.json.JsonCursor;
import io.slipstream.models.json.MalformedJsonException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

    /**
     * Reads the array of instructions that the cursor stands at.
     *
     * @param outer place of the instruction that called these; below 0 if they are outer themselves
     * @param depth stack height of those of which the node does not say it; 0 if unknown
     */
    void readList(JsonCursor json, int outer, int depth)
            throws MalformedJsonException, UnreadableTransactionException {
        json.startArray();
        while (json.nextElement()) {
            Instruction instruction = next();
            instruction.outer = outer < 0 ? count - 1 : outer;
            instruction.depth = depth;
            read(json, instruction);
        }
    }

    private void read(JsonCursor json, Instruction to)
            throws MalformedJsonException, UnreadableTransactionException {
        json.startObject();
        while (json.nextField()) {
            switch (Field.of(json)) {
                case PROGRAM_ID_INDEX -> to.program = Json.int32(json, "programIdIndex");
                case STACK_HEIGHT -> to.depth = (int) json.integerOr(to.depth);
                case ACCOUNTS -> readAccounts(json, to);
                case DATA -> {
                    if (json.isString()) {
                        json.string();
                        to.setText(json);
                    } else {
                        json.skip();
                    }
                }
                case PROGRAM_ID -> named(to).program = Json.address(json, addresses, "a program");
                case PARSED -> {
                    if (json.isObject()) {
                        readParsed(json, named(to));
                    } else {
                        json.skip();
                    }
                }
                default -> json.skip();
            }
        }
    }

    private void readAccounts(JsonCursor json, Instruction to)
            throws MalformedJsonException, UnreadableTransactionException {
        json.startArray();
        while (json.nextElement()) {
            if (json.isNumber()) {
                to.addAccount(Json.int32(json, "an account"));
            } else {
                named(to).accounts.add(Json.address(json, addresses, "an account"));
            }
        }
    }

    private void readParsed(JsonCursor json, NamedInstruction to)
            throws MalformedJsonException, UnreadableTransactionException {
        json.startObject();
        while (json.nextField()) {
            Field field = Field.of(json);
            if (field == Field.TYPE && json.isString()) {
                json.string();
                to.type = json.textAsString();
            } else if (field == Field.INFO && json.isObject()) {
                readInfo(json, to);
            } else {
                json.skip();
            }
        }
    }

    /** Other programs have fields of these names too, with other things in them. */
    private void readInfo(JsonCursor json, NamedInstruction to)
            throws MalformedJsonException, UnreadableTransactionException {
        json.startObject();
        while (json.nextField()) {
            Field field = Field.of(json);
            if (field == Field.TOKEN_AMOUNT && json.isObject()) {
                readTokenAmount(json, to);
            } else if (field == Field.LAMPORTS) {
                to.lamports = Json.below63Bits(json);
            } else if (field == Field.SPACE) {
                to.space = Json.below63Bits(json);
            } else if (!json.isString()) {
                json.skip();
            } else {
                switch (field) {
                    case SOURCE -> to.source = address(json);
                    case SOURCE_BASE -> to.sourceBase = address(json);
                    case DESTINATION -> to.destination = address(json);
                    case AUTHORITY, MULTISIG_AUTHORITY -> to.authority = address(json);
                    case MINT -> to.mint = address(json);
                    case ACCOUNT, NEW_ACCOUNT -> to.account = address(json);
                    case OWNER, WALLET -> to.owner = address(json);
                    case AMOUNT -> to.amount = Json.unsigned(json, "amount");
                    default -> json.skip();
                }
            }
        }
    }

    private static void readTokenAmount(JsonCursor json, NamedInstruction to)
            throws MalformedJsonException, UnreadableTransactionException {
        json.startObject();
        while (json.nextField()) {
            if (Field.of(json) == Field.AMOUNT && json.isString()) {
                to.amount = Json.unsigned(json, "amount");
            } else {
                json.skip();
            }
        }
    }

    private @Nullable String address(JsonCursor json) throws MalformedJsonException {
        json.string();
        return addresses.of(json);
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
