package io.slipstream.connectors.solana.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that has landed, with what it did to balances.
 *
 * @param blockTime epoch seconds, 0 if the node does not know it
 * @param error null if it succeeded
 * @param fee lamports, base and priority
 * @param accounts all accounts, base58, in the order of the balances
 * @param lamportsBefore of each account
 * @param lamportsAfter of each account
 */
public record LandedTransaction(
        long slot,
        long blockTime,
        @Nullable ChainError error,
        long fee,
        List<String> accounts,
        List<Long> lamportsBefore,
        List<Long> lamportsAfter,
        List<TokenBalance> tokensBefore,
        List<TokenBalance> tokensAfter) {

    /**
     * Of one token account.
     *
     * @param account index into the accounts
     * @param units base units
     */
    public record TokenBalance(int account, String mint, String owner, long units) {}

    /** From the result of {@code getTransaction} in encoding {@code json}. */
    static LandedTransaction of(JsonNode result) {
        JsonNode meta = result.path("meta");
        JsonNode err = meta.path("err");
        List<String> accounts = new ArrayList<>();
        result.at("/transaction/message/accountKeys").forEach(key -> accounts.add(key.asText()));
        meta.at("/loadedAddresses/writable").forEach(key -> accounts.add(key.asText()));
        meta.at("/loadedAddresses/readonly").forEach(key -> accounts.add(key.asText()));
        LandedTransaction landed =
                new LandedTransaction(
                        result.path("slot").asLong(),
                        result.path("blockTime").asLong(0),
                        err.isNull() || err.isMissingNode() ? null : ChainError.of(err),
                        meta.path("fee").asLong(),
                        accounts,
                        numbers(meta.path("preBalances")),
                        numbers(meta.path("postBalances")),
                        balances(meta.path("preTokenBalances")),
                        balances(meta.path("postTokenBalances")));
        if (!meta.isObject()
                || accounts.isEmpty()
                || landed.lamportsBefore.size() != accounts.size()
                || landed.lamportsAfter.size() != accounts.size()) {
            throw new IllegalStateException(
                    "expected a transaction with a balance for each account, was one of slot "
                            + landed.slot
                            + " without");
        }
        return landed;
    }

    /** By how many base units the owner's accounts of the mint have changed. */
    public long unitsGained(String owner, String mint) {
        return Math.subtractExact(
                units(tokensAfter, owner, mint), units(tokensBefore, owner, mint));
    }

    /**
     * By how many lamports the owner's own account and his token accounts have changed together.
     * Rent that moved into an account of his is still his, and so is wrapped SOL.
     */
    public long lamportsGained(String owner) {
        Set<Integer> his = new HashSet<>();
        his.add(accounts.indexOf(owner));
        for (List<TokenBalance> balances : List.of(tokensBefore, tokensAfter)) {
            balances.stream().filter(b -> b.owner.equals(owner)).forEach(b -> his.add(b.account));
        }
        long gained = 0;
        for (int account : his) {
            if (account >= 0) {
                gained =
                        Math.addExact(
                                gained,
                                Math.subtractExact(
                                        lamportsAfter.get(account), lamportsBefore.get(account)));
            }
        }
        return gained;
    }

    private static long units(List<TokenBalance> balances, String owner, String mint) {
        Map<Integer, Long> units = new HashMap<>();
        for (TokenBalance balance : balances) {
            if (balance.owner.equals(owner) && balance.mint.equals(mint)) {
                units.put(balance.account, balance.units);
            }
        }
        return units.values().stream().reduce(0L, Math::addExact);
    }

    private static List<Long> numbers(JsonNode list) {
        List<Long> numbers = new ArrayList<>();
        list.forEach(number -> numbers.add(number.asLong()));
        return numbers;
    }

    private static List<TokenBalance> balances(JsonNode list) {
        List<TokenBalance> balances = new ArrayList<>();
        for (JsonNode one : list) {
            balances.add(
                    new TokenBalance(
                            one.path("accountIndex").asInt(),
                            one.path("mint").asText(),
                            one.path("owner").asText(),
                            Long.parseUnsignedLong(one.at("/uiTokenAmount/amount").asText("0"))));
        }
        return balances;
    }
}
