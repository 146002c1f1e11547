package io.slipstream.connectors.simulator.ledger;

import io.slipstream.models.layout.ByteWriter;

/**
 * Calls of the system, token and associated-token programs, with what they move. Source: the
 * instruction enums of solana-program/system, /token and /associated-token-account.
 */
public final class SplToken {
    private static final byte[] CREATE = {};
    private static final byte[] CREATE_IDEMPOTENT = {1};
    private static final byte[] CLOSE = {9};
    private static final byte[] SYNC_NATIVE = {17};
    private static final byte[] ACCOUNT_SIZE = {21, 7, 0};
    private static final byte[] IMMUTABLE_OWNER = {22};
    private static final byte[] NO_AUTHORITY = {6, 0, 0};

    private final Transaction tx;
    private final Chain chain;
    private final byte[] newTokenAccount;

    public SplToken(Transaction tx, Chain chain) {
        this.tx = tx;
        this.chain = chain;
        newTokenAccount =
                new ByteWriter()
                        .u32(0)
                        .u64(TokenAccount.RENT)
                        .u64(165)
                        .key(chain.token.address())
                        .toBytes();
    }

    /** Price and limit, as nearly every trade sets them. */
    public void computeBudget(int limit, long microLamports) {
        tx.computeLimit(limit);
        tx.priorityFee((long) limit * microLamports / 1_000_000);
        tx.call(chain.computeBudget, new ByteWriter().u8(2).u32(limit).toBytes());
        tx.end();
        tx.call(chain.computeBudget, new ByteWriter().u8(3).u64(microLamports).toBytes());
        tx.end();
    }

    public void transferLamports(Account from, Account to, long lamports) {
        tx.writes(from, to);
        tx.call(chain.system, new ByteWriter().u32(2).u64(lamports).toBytes(), from, to);
        tx.moveLamports(from, to, lamports);
        tx.end();
    }

    /** A new account of {@code space} bytes that belongs to {@code program}. */
    public void createAccount(
            Account payer, Account created, long lamports, long space, Account program) {
        byte[] data =
                new ByteWriter().u32(0).u64(lamports).u64(space).key(program.address()).toBytes();
        tx.writes(payer, created);
        tx.call(chain.system, data, payer, created);
        tx.moveLamports(payer, created, lamports);
        tx.end();
    }

    /** The associated token account of its owner; an open one is left as it is. */
    public void createAssociated(Account payer, TokenAccount account, boolean idempotent) {
        tx.writes(payer, account);
        tx.call(
                chain.associatedToken,
                idempotent ? CREATE_IDEMPOTENT : CREATE,
                payer,
                account,
                account.owner(),
                account.mint(),
                chain.system,
                chain.token);
        tx.log(idempotent ? "Program log: CreateIdempotent" : "Program log: Create");
        if (account.isOpen()) {
            tx.end(4_338);
            return;
        }
        tx.call(chain.token, ACCOUNT_SIZE, account.mint());
        tx.log("Program log: Instruction: GetAccountDataSize");
        tx.returns("pQAAAAAAAAA=");
        tx.end(1_569);
        tx.call(chain.system, newTokenAccount, payer, account);
        tx.end();
        tx.log("Program log: Initialize the associated token account");
        tx.call(chain.token, IMMUTABLE_OWNER, account);
        tx.log("Program log: Instruction: InitializeImmutableOwner");
        tx.log("Program log: Please upgrade to SPL Token 2022 for immutable owner support");
        tx.end(1_405);
        byte[] owner = new ByteWriter().u8(18).key(account.owner().address()).toBytes();
        tx.leaf(
                chain.token,
                owner,
                "Instruction: InitializeAccount3",
                4_188,
                account,
                account.mint());
        tx.open(payer, account);
        tx.end(13_013);
    }

    public void transfer(TokenAccount from, TokenAccount to, Account authority, long amount) {
        tx.writes(from, to);
        byte[] data = new ByteWriter().u8(3).u64(amount).toBytes();
        tx.leaf(chain.token, data, "Instruction: Transfer", 4_645, from, to, authority);
        tx.moveUnits(from, to, amount);
    }

    public void transferChecked(
            TokenAccount from, TokenAccount to, Account authority, long amount) {
        tx.writes(from, to);
        byte[] data = new ByteWriter().u8(12).u64(amount).u8(from.mint().decimals()).toBytes();
        tx.leaf(
                chain.token,
                data,
                "Instruction: TransferChecked",
                6_147,
                from,
                from.mint(),
                to,
                authority);
        tx.moveUnits(from, to, amount);
    }

    /**
     * Opens the owner's wrapped-SOL account and puts lamports in; it is closed by {@link #close}.
     */
    public void wrap(Account owner, TokenAccount wrapped, long lamports) {
        createAssociated(owner, wrapped, true);
        if (lamports > 0) {
            transferLamports(owner, wrapped, lamports);
            tx.leaf(chain.token, SYNC_NATIVE, "Instruction: SyncNative", 3_045, wrapped);
            tx.addUnits(wrapped, lamports);
        }
    }

    /** Gives the rent, and for wrapped SOL all lamports, back to the owner. */
    public void close(TokenAccount account, Account owner) {
        tx.writes(account, owner);
        tx.leaf(chain.token, CLOSE, "Instruction: CloseAccount", 2_997, account, owner, owner);
        tx.close(account, owner);
    }

    public void initializeMint(Mint mint, Account authority) {
        byte[] data =
                new ByteWriter()
                        .u8(20)
                        .u8(mint.decimals())
                        .key(authority.address())
                        .u8(0)
                        .toBytes();
        tx.leaf(chain.token, data, "Instruction: InitializeMint2", 2_780, mint);
    }

    public void mintTo(Mint mint, TokenAccount to, Account authority, long amount) {
        tx.writes(mint, to);
        byte[] data = new ByteWriter().u8(7).u64(amount).toBytes();
        tx.leaf(chain.token, data, "Instruction: MintTo", 4_492, mint, to, authority);
        tx.addUnits(to, amount);
    }

    /** Nobody can mint any more. */
    public void dropMintAuthority(Mint mint, Account authority) {
        tx.leaf(chain.token, NO_AUTHORITY, "Instruction: SetAuthority", 2_911, mint, authority);
    }
}
