package io.slipstream.functions.decode;

import io.slipstream.models.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names of a transaction's JSON that a rule needs; everything else is {@link #OTHER}. */
enum Field {
    OTHER(""),
    SLOT("slot"),
    BLOCK_TIME("blockTime"),
    TRANSACTION_INDEX("transactionIndex"),
    TX_INDEX("txIndex"),
    TRANSACTION("transaction"),
    META("meta"),
    SIGNATURES("signatures"),
    MESSAGE("message"),
    RESULT("result"),
    PARAMS("params"),
    VALUE("value"),
    ERR("err"),
    FEE("fee"),
    PRE_BALANCES("preBalances"),
    POST_BALANCES("postBalances"),
    PRE_TOKEN_BALANCES("preTokenBalances"),
    POST_TOKEN_BALANCES("postTokenBalances"),
    INNER_INSTRUCTIONS("innerInstructions"),
    LOG_MESSAGES("logMessages"),
    LOADED_ADDRESSES("loadedAddresses"),
    WRITABLE("writable"),
    READONLY("readonly"),
    ACCOUNT_INDEX("accountIndex"),
    MINT("mint"),
    OWNER("owner"),
    UI_TOKEN_AMOUNT("uiTokenAmount"),
    AMOUNT("amount"),
    DECIMALS("decimals"),
    INDEX("index"),
    INSTRUCTIONS("instructions"),
    ACCOUNT_KEYS("accountKeys"),
    HEADER("header"),
    NUM_REQUIRED_SIGNATURES("numRequiredSignatures"),
    PUBKEY("pubkey"),
    SIGNER("signer"),
    PROGRAM_ID_INDEX("programIdIndex"),
    PROGRAM_ID("programId"),
    STACK_HEIGHT("stackHeight"),
    ACCOUNTS("accounts"),
    DATA("data"),
    PARSED("parsed"),
    TYPE("type"),
    INFO("info"),
    TOKEN_AMOUNT("tokenAmount"),
    SOURCE("source"),
    DESTINATION("destination"),
    AUTHORITY("authority"),
    MULTISIG_AUTHORITY("multisigAuthority"),
    ACCOUNT("account"),
    NEW_ACCOUNT("newAccount"),
    SOURCE_BASE("sourceBase"),
    LAMPORTS("lamports"),
    SPACE("space"),
    WALLET("wallet");

    private static final int SLOTS = 256;
    private static final @Nullable Field[] TABLE = new @Nullable Field[SLOTS];

    static {
        for (Field field : values()) {
            if (field != OTHER) {
                int slot = slot(field.name, 0, field.name.length);
                while (TABLE[slot] != null) {
                    slot = slot + 1 & SLOTS - 1;
                }
                TABLE[slot] = field;
            }
        }
    }

    private final byte[] name;

    Field(String name) {
        this.name = name.getBytes(StandardCharsets.UTF_8);
    }

    /** The field whose value the cursor stands at. */
    static Field of(JsonCursor json) {
        byte[] text = json.text();
        int from = json.textFrom();
        int length = json.textLength();
        if (length == 0) {
            return OTHER;
        }
        int slot = slot(text, from, length);
        for (Field field = TABLE[slot]; field != null; field = TABLE[slot]) {
            if (Arrays.equals(field.name, 0, field.name.length, text, from, from + length)) {
                return field;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return OTHER;
    }

    private static int slot(byte[] text, int from, int length) {
        int hash = text[from] * 31 + text[from + length - 1] * 7 + text[from + length / 2] + length;
        return (hash ^ hash >> 8) & SLOTS - 1;
    }
}
