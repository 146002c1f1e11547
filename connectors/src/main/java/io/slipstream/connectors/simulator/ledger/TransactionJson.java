package io.slipstream.connectors.simulator.ledger;

import io.slipstream.models.layout.Programs;
import io.slipstream.models.unit.Base58;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a settled, not yet applied transaction as the result of {@code getTransaction} with
 * encoding {@code json}: fields, their order and their nulls as a node gives them.
 */
public final class TransactionJson {
    private static final byte[] TOKEN_PROGRAM =
            ("\"programId\":\"" + Programs.TOKEN + "\"").getBytes(StandardCharsets.US_ASCII);

    private final JsonBytes json = new JsonBytes();
    private final Account lookupTable;
    private Account[] keys = new Account[64];
    private int keyCount;
    private int staticKeys;
    private int loadedWritable;

    public TransactionJson(Account lookupTable) {
        this.lookupTable = lookupTable;
    }

    /** One line, without the line feed. */
    public byte[] write(Transaction tx) {
        json.clear();
        layOut(tx);
        json.text("{\"blockTime\":").number(tx.blockTime()).text(",\"meta\":{");
        json.text("\"computeUnitsConsumed\":").number(tx.computeUnits()).text(",\"err\":");
        error(tx);
        json.text(",\"fee\":").number(tx.fee());
        inner(tx.instructions());
        loaded();
        json.text(",\"logMessages\":[").raw(tx.logs()).trimComma().put(']');
        balances(tx);
        json.text(",\"rewards\":[],\"status\":{");
        if (tx.failed()) {
            json.text("\"Err\":");
            error(tx);
        } else {
            json.text("\"Ok\":null");
        }
        json.text("}},\"slot\":").number(tx.slot()).text(",\"transaction\":{");
        message(tx);
        json.text(",\"signatures\":[");
        signatures(tx);
        json.text("]},\"version\":").text(tx.isVersioned() ? "0" : "\"legacy\"").put('}');
        return json.toBytes();
    }

    /** Signers, writable, read-only, then what the lookup table gives: writable, read-only. */
    private void layOut(Transaction tx) {
        keyCount = 0;
        if (keys.length < tx.size()) {
            keys = new Account[tx.size() * 2];
        }
        for (int i = 0; i < tx.size(); i++) {
            if (tx.isSigner(i)) {
                addKey(tx.account(i));
            }
        }
        addKeys(tx, true, false);
        addKeys(tx, false, false);
        staticKeys = keyCount;
        addKeys(tx, true, true);
        loadedWritable = keyCount - staticKeys;
        addKeys(tx, false, true);
    }

    private void addKeys(Transaction tx, boolean writable, boolean fromTable) {
        for (int i = 0; i < tx.size(); i++) {
            Account account = tx.account(i);
            // A program that a message calls at the top must be among its own keys.
            boolean loadable =
                    tx.isVersioned()
                            && account.isInLookupTable()
                            && !calledAtTop(tx.instructions(), account);
            if (!tx.isSigner(i) && tx.isWritable(i) == writable && loadable == fromTable) {
                addKey(account);
            }
        }
    }

    private static boolean calledAtTop(List<Instruction> instructions, Account account) {
        for (int i = 0; i < instructions.size(); i++) {
            if (instructions.get(i).program == account) {
                return true;
            }
        }
        return false;
    }

    private void addKey(Account account) {
        account.keyIndex = keyCount;
        keys[keyCount++] = account;
    }

    private void error(Transaction tx) {
        if (tx.failed()) {
            json.text("{\"InstructionError\":[").number(tx.failedInstruction());
            json.text(",{\"Custom\":").number(tx.failedCode()).text("}]}");
        } else {
            json.text("null");
        }
    }

    private void inner(List<Instruction> instructions) {
        json.text(",\"innerInstructions\":[");
        for (int i = 0; i < instructions.size(); i++) {
            List<Instruction> inner = instructions.get(i).inner;
            if (inner.isEmpty()) {
                continue;
            }
            json.text("{\"index\":").number(i).text(",\"instructions\":[");
            for (int j = 0; j < inner.size(); j++) {
                instruction(inner.get(j));
                json.put(',');
            }
            json.trimComma().text("]},");
        }
        json.trimComma().put(']');
    }

    private void instruction(Instruction instruction) {
        json.text("{\"accounts\":[");
        for (Account account : instruction.accounts) {
            json.number(account.keyIndex).put(',');
        }
        json.trimComma().text("],\"data\":\"").text(Base58.encode(instruction.data));
        json.text("\",\"programIdIndex\":").number(instruction.program.keyIndex);
        json.text(",\"stackHeight\":");
        if (instruction.height == 1) {
            json.text("null}");
        } else {
            json.number(instruction.height).put('}');
        }
    }

    private void loaded() {
        json.text(",\"loadedAddresses\":{\"readonly\":[");
        addresses(staticKeys + loadedWritable, keyCount);
        json.text("],\"writable\":[");
        addresses(staticKeys, staticKeys + loadedWritable);
        json.text("]}");
    }

    private void addresses(int from, int to) {
        for (int i = from; i < to; i++) {
            json.raw(keys[i].quoted()).put(',');
        }
        json.trimComma();
    }

    private void balances(Transaction tx) {
        json.text(",\"postBalances\":[");
        for (int i = 0; i < keyCount; i++) {
            json.number(keys[i].lamports() + tx.lamportsDelta(keys[i].entry)).put(',');
        }
        json.trimComma().put(']');
        tokenBalances(tx, "post", true);
        json.text(",\"preBalances\":[");
        for (int i = 0; i < keyCount; i++) {
            json.number(keys[i].lamports()).put(',');
        }
        json.trimComma().put(']');
        tokenBalances(tx, "pre", false);
    }

    private void tokenBalances(Transaction tx, String when, boolean after) {
        json.text(",\"").text(when).text("TokenBalances\":[");
        for (int i = 0; i < keyCount; i++) {
            if (!(keys[i] instanceof TokenAccount account)) {
                continue;
            }
            if (after ? !tx.openAfter(account.entry, account) : !account.isOpen()) {
                continue;
            }
            long amount = account.amount() + (after ? tx.unitsDelta(account.entry) : 0);
            int decimals = account.mint().decimals();
            json.text("{\"accountIndex\":").number(i).text(",\"mint\":");
            json.raw(account.mint().quoted()).text(",\"owner\":").raw(account.owner().quoted());
            json.put(',').raw(TOKEN_PROGRAM).text(",\"uiTokenAmount\":{\"amount\":\"");
            json.number(amount).text("\",\"decimals\":").number(decimals).text(",\"uiAmount\":");
            if (amount == 0) {
                json.text("null");
            } else {
                json.decimal(amount, decimals);
            }
            json.text(",\"uiAmountString\":\"").decimal(amount, decimals).text("\"}},");
        }
        json.trimComma().put(']');
    }

    private void message(Transaction tx) {
        json.text("\"message\":{\"accountKeys\":[");
        addresses(0, staticKeys);
        json.put(']');
        if (tx.isVersioned()) {
            lookups();
        }
        int signers = 0;
        int readOnly = 0;
        for (int i = 0; i < staticKeys; i++) {
            signers += tx.isSigner(keys[i].entry) ? 1 : 0;
            readOnly += tx.isWritable(keys[i].entry) ? 0 : 1;
        }
        json.text(",\"header\":{\"numReadonlySignedAccounts\":0,\"numReadonlyUnsignedAccounts\":");
        json.number(readOnly).text(",\"numRequiredSignatures\":").number(signers);
        json.text("},\"instructions\":[");
        for (Instruction instruction : tx.instructions()) {
            instruction(instruction);
            json.put(',');
        }
        json.trimComma().text("],\"recentBlockhash\":\"").text(tx.blockhash()).text("\"}");
    }

    private void lookups() {
        json.text(",\"addressTableLookups\":[");
        if (keyCount > staticKeys) {
            json.text("{\"accountKey\":").raw(lookupTable.quoted());
            json.text(",\"readonlyIndexes\":[");
            indexes(loadedWritable, keyCount - staticKeys);
            json.text("],\"writableIndexes\":[");
            indexes(0, loadedWritable);
            json.text("]}");
        }
        json.put(']');
    }

    private void indexes(int from, int to) {
        for (int i = from; i < to; i++) {
            json.number(i).put(',');
        }
        json.trimComma();
    }

    private void signatures(Transaction tx) {
        json.put('"').text(tx.signature()).put('"');
        for (String coSignature : tx.coSignatures()) {
            json.text(",\"").text(coSignature).put('"');
        }
    }
}
