package io.slipstream.functions.decode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A swap as its token transfers show it: under one instruction, one mint goes from a user to a pool
 * and another from the pool to a user. True for every AMM that pays in tokens, known or not.
 *
 * @param in the transfer into the pool
 * @param out the transfer out of it
 */
record TransferSwap(TokenMove in, TokenMove out) {

    /**
     * The swap under the instruction at a place; null if its transfers show none: one mint only, or
     * both by the same authority (liquidity added or taken), or an NFT.
     */
    static @Nullable TransferSwap under(TransactionView tx, int at) {
        int end = tx.endOf(at);
        TokenMove first = null;
        for (int i = at + 1; i < end; i++) {
            TokenMove move = tx.instructions[i].move;
            if (!move.isTransfer() || move.amount == 0 || move.mint == null) {
                continue;
            }
            if (first == null) {
                first = move;
            } else if (!move.mint.equals(first.mint) && move.authority != first.authority) {
                if (isNft(tx, first) || isNft(tx, move)) {
                    return null;
                }
                boolean reversed = poolPaysFirst(tx, first, move);
                TokenMove one = largestLike(tx, first, at, end);
                TokenMove other = largestLike(tx, move, at, end);
                return reversed ? new TransferSwap(other, one) : new TransferSwap(one, other);
            }
        }
        return null;
    }

    /**
     * The swap between two vaults under an instruction: the largest transfer into one of them and
     * out of the other; smaller ones are fees. Where none touches both, as {@link #under}.
     */
    static @Nullable TransferSwap between(TransactionView tx, int at, int vaultA, int vaultB) {
        TokenMove in = null;
        TokenMove out = null;
        for (int i = at + 1; i < tx.endOf(at); i++) {
            TokenMove move = tx.instructions[i].move;
            if (!move.isTransfer() || move.mint == null || move.amount == 0) {
                continue;
            }
            if (isVault(move.destination, vaultA, vaultB) && isLarger(move, in)) {
                in = move;
            } else if (isVault(move.source, vaultA, vaultB) && isLarger(move, out)) {
                out = move;
            }
        }
        if (in == null || out == null || in.destination == out.source || isSameMint(in, out)) {
            return under(tx, at);
        }
        return new TransferSwap(in, out);
    }

    private static boolean isVault(int account, int vaultA, int vaultB) {
        return account >= 0 && (account == vaultA || account == vaultB);
    }

    private static boolean isLarger(TokenMove move, @Nullable TokenMove than) {
        return than == null || Long.compareUnsigned(move.amount, than.amount) > 0;
    }

    /**
     * The swaps of an instruction that trades in one pool after the other. The mint between goes
     * through the user's account (out and in again) or straight from pool to pool.
     */
    static List<TransferSwap> hops(TransactionView tx, int at) {
        List<TokenMove> moves = new ArrayList<>(4);
        for (int i = at + 1; i < tx.endOf(at); i++) {
            TokenMove move = tx.instructions[i].move;
            if (move.isTransfer() && move.amount != 0 && move.mint != null) {
                moves.add(move);
            }
        }
        List<TransferSwap> swaps = new ArrayList<>(2);
        int i = 0;
        while (i + 1 < moves.size()) {
            TokenMove in = moves.get(i);
            TokenMove out = moves.get(i + 1);
            if (isSameMint(in, out)) {
                i++;
            } else {
                swaps.add(new TransferSwap(in, out));
                boolean throughUser = i + 2 < moves.size() && isSameMint(moves.get(i + 2), out);
                i += throughUser ? 2 : 1;
            }
        }
        return swaps;
    }

    private static boolean isSameMint(TokenMove a, TokenMove b) {
        return a.mint != null && a.mint.equals(b.mint);
    }

    /**
     * Some programs pay out before they are paid. The one who signed is the user; of two signers (a
     * market maker fills a request) it is the fee payer. Of two program accounts, a vault that owns
     * itself is the pool's.
     */
    private static boolean poolPaysFirst(TransactionView tx, TokenMove first, TokenMove second) {
        if (tx.isSigner(first.authority) != tx.isSigner(second.authority)) {
            return tx.isSigner(second.authority);
        }
        if (tx.isSigner(first.authority)) {
            return second.authority == 0;
        }
        boolean firstOwnsItself = ownsItself(tx, first.source);
        if (firstOwnsItself != ownsItself(tx, second.source)) {
            return firstOwnsItself;
        }
        // a router's account trades in several pools, a pool's once
        return transfersBy(tx, second.authority) > transfersBy(tx, first.authority);
    }

    private static int transfersBy(TransactionView tx, int authority) {
        int count = 0;
        for (int i = 0; i < tx.instructionCount; i++) {
            TokenMove move = tx.instructions[i].move;
            if (move.isTransfer() && move.authority == authority) {
                count++;
            }
        }
        return count;
    }

    /** The trade itself among transfers of one mint by one authority: the others are fees. */
    private static TokenMove largestLike(TransactionView tx, TokenMove like, int at, int end) {
        TokenMove largest = like;
        for (int i = at + 1; i < end; i++) {
            TokenMove move = tx.instructions[i].move;
            if (move.isTransfer()
                    && move.authority == like.authority
                    && move.mint != null
                    && move.mint.equals(like.mint)
                    && Long.compareUnsigned(move.amount, largest.amount) > 0) {
                largest = move;
            }
        }
        return largest;
    }

    private static boolean ownsItself(TransactionView tx, int account) {
        String owner = tx.ownerOf(account);
        return owner != null && owner.equals(tx.key(account));
    }

    private static boolean isNft(TransactionView tx, TokenMove move) {
        return move.amount == 1 && (tx.isNft(move.source) || tx.isNft(move.destination));
    }

    /** The leg that it is, with the transfer's authority as user. */
    Leg toLeg(TransactionView tx, int at, String dex) {
        Leg leg =
                new Leg(
                        at,
                        tx.programOf(tx.instructions[at]),
                        dex,
                        name(in.mint),
                        in.amount,
                        name(out.mint),
                        out.amount);
        leg.user = tx.key(in.authority);
        leg.withheld = out.withheld;
        return leg;
    }

    private static String name(@Nullable String mint) {
        if (mint == null) {
            throw new IllegalStateException("expected a transfer with a mint, was none");
        }
        return mint;
    }
}
