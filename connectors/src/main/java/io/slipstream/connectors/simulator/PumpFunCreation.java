package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.Account;
import io.slipstream.connectors.simulator.ledger.Mint;
import io.slipstream.connectors.simulator.ledger.TokenAccount;
import io.slipstream.connectors.simulator.ledger.Wallet;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.PumpFun;
import io.slipstream.models.layout.PumpFunCreateEvent;
import io.slipstream.models.layout.PumpFunMigrationEvent;
import io.slipstream.models.layout.PumpSwap;
import io.slipstream.models.layout.PumpSwapCreatePoolEvent;
import io.slipstream.models.unit.Base58;

/** Writes the birth of a pump.fun token, and its move to PumpSwap once its curve is complete. */
final class PumpFunCreation {
    /** Units that the curve does not sell: the token side of the later pool. */
    static final long POOL_TOKENS = PumpFun.TOTAL_SUPPLY - PumpFun.INITIAL_REAL_TOKENS;

    /** Lamports that a migration costs the curve. */
    static final long MIGRATION_FEE = 15_000_001;

    private static final long MINT_RENT = 1_461_600;
    private static final long METADATA_RENT = 15_115_600;
    private static final long POOL_RENT = 2_596_080;
    private static final long MINIMUM_LIQUIDITY = 100;

    private final Wire wire;

    PumpFunCreation(Wire wire) {
        this.wire = wire;
    }

    /** The create instruction; the mint signs with the creator, who pays. */
    void create(Wallet creator, Mint mint, PumpFunVenue venue, TokenName name) {
        var tx = wire.tx;
        var chain = wire.chain;
        Account metadata = new Account(chain.newKey(), 0);
        TokenAccount vault = venue.curveTokens();
        tx.signs(mint, chain.newSignature());
        tx.writes(venue.pool(), vault, metadata);
        tx.call(
                wire.pumpFun,
                PumpFun.createData(name.name(), name.symbol(), name.uri(), creator.address()),
                mint,
                wire.pumpMintAuthority,
                venue.pool(),
                vault,
                wire.pumpGlobal,
                chain.metadata,
                metadata,
                creator,
                chain.system,
                chain.token,
                chain.associatedToken,
                chain.rent,
                wire.pumpEvents,
                wire.pumpFun);
        tx.log("Program log: Instruction: Create");
        wire.spl.createAccount(creator, mint, MINT_RENT, 82, chain.token);
        wire.spl.initializeMint(mint, wire.pumpMintAuthority);
        wire.spl.createAccount(creator, venue.pool(), Wire.CURVE_RENT, 49, wire.pumpFun);
        wire.spl.createAssociated(creator, vault, false);
        metadata(creator, mint, metadata, name);
        wire.spl.mintTo(mint, vault, wire.pumpMintAuthority, PumpFun.TOTAL_SUPPLY);
        wire.spl.dropMintAuthority(mint, wire.pumpMintAuthority);
        var event =
                new PumpFunCreateEvent(
                        name.name(),
                        name.symbol(),
                        name.uri(),
                        mint.address(),
                        venue.pool().address(),
                        creator.address(),
                        creator.address(),
                        tx.blockTime(),
                        PumpFun.INITIAL_VIRTUAL_TOKENS,
                        PumpFun.INITIAL_VIRTUAL_LAMPORTS,
                        PumpFun.INITIAL_REAL_TOKENS,
                        PumpFun.TOTAL_SUPPLY);
        wire.event(wire.pumpFun, wire.pumpEvents, event.toCpiData());
        tx.end(40_000);
    }

    private void metadata(Wallet creator, Mint mint, Account metadata, TokenName name) {
        var tx = wire.tx;
        var chain = wire.chain;
        // CreateMetadataAccountV3: no royalties, creators, collection or uses; not mutable.
        byte[] data =
                new ByteWriter()
                        .u8(33)
                        .string(name.name())
                        .string(name.symbol())
                        .string(name.uri())
                        .raw(new byte[7])
                        .toBytes();
        tx.call(
                chain.metadata,
                data,
                metadata,
                mint,
                wire.pumpMintAuthority,
                creator,
                wire.pumpMintAuthority,
                chain.system);
        tx.log("Program log: IX: Create Metadata Accounts v3");
        wire.spl.transferLamports(creator, metadata, METADATA_RENT);
        tx.log("Program log: Allocate space for the account");
        tx.call(chain.system, new ByteWriter().u32(8).u64(607).toBytes(), metadata);
        tx.end();
        tx.log("Program log: Assign the account to the owning program");
        byte[] assign = new ByteWriter().u32(1).key(chain.metadata.address()).toBytes();
        tx.call(chain.system, assign, metadata);
        tx.end();
        tx.end(36_976);
    }

    /** Lamports that reach the pool when the curve is emptied. */
    static long poolLamports(PumpFunVenue venue) {
        return venue.curve().realSol() - MIGRATION_FEE;
    }

    /** The accounts that pass through a migration, and the lamports that the pool gets. */
    private record Passage(
            Account authority,
            TokenAccount tokens,
            TokenAccount sol,
            Mint lpMint,
            Account lpTokens,
            long lamports) {}

    /** The migrate instruction, which anybody may send. */
    void migrate(Wallet sender, Mint mint, PumpFunVenue from, PumpSwapVenue to) {
        var tx = wire.tx;
        var chain = wire.chain;
        Account authority = new Account(chain.newKey(), 0);
        var passage =
                new Passage(
                        authority,
                        TokenAccount.closed(chain.newKey(), mint, authority),
                        TokenAccount.closed(chain.newKey(), chain.sol, authority),
                        new Mint(Base58.encode(chain.newKey()), 9, 0),
                        new Account(chain.newKey(), 0),
                        poolLamports(from));
        Account curve = from.pool();
        tx.writes(
                wire.pumpWithdraw,
                curve,
                from.curveTokens(),
                to.pool(),
                authority,
                passage.tokens(),
                passage.sol(),
                passage.lpMint(),
                passage.lpTokens(),
                to.baseVault(),
                to.quoteVault());
        tx.call(
                wire.pumpFun,
                PumpFun.migrateData(),
                wire.pumpGlobal,
                wire.pumpWithdraw,
                mint,
                curve,
                from.curveTokens(),
                sender,
                chain.system,
                chain.token,
                wire.pumpSwap,
                to.pool(),
                authority,
                passage.tokens(),
                passage.sol(),
                wire.pumpSwapConfig,
                chain.sol,
                passage.lpMint(),
                passage.lpTokens(),
                to.baseVault(),
                to.quoteVault(),
                chain.token2022,
                chain.associatedToken,
                wire.pumpSwapEvents,
                wire.pumpEvents,
                wire.pumpFun);
        tx.log("Program log: Instruction: Migrate");
        tx.moveLamports(curve, authority, MIGRATION_FEE + passage.lamports());
        wire.spl.createAssociated(authority, to.baseVault(), true);
        wire.spl.createAssociated(authority, to.quoteVault(), true);
        wire.spl.createAssociated(authority, passage.tokens(), true);
        wire.spl.createAssociated(authority, passage.sol(), true);
        wire.spl.transferChecked(from.curveTokens(), passage.tokens(), curve, POOL_TOKENS);
        tx.moveLamports(authority, passage.sol(), passage.lamports());
        tx.addUnits(passage.sol(), passage.lamports());
        createPool(mint, from, to, passage);
        wire.spl.close(passage.tokens(), authority);
        wire.spl.close(passage.sol(), authority);
        long rest = authority.lamports() + tx.lamportsMoved(authority);
        wire.spl.transferLamports(authority, wire.pumpWithdraw, rest);
        var event =
                new PumpFunMigrationEvent(
                        sender.address(),
                        mint.address(),
                        POOL_TOKENS,
                        passage.lamports(),
                        MIGRATION_FEE,
                        curve.address(),
                        tx.blockTime(),
                        to.pool().address());
        wire.event(wire.pumpFun, wire.pumpEvents, event.toCpiData());
        tx.end(60_000);
    }

    private void createPool(Mint mint, PumpFunVenue from, PumpSwapVenue to, Passage passage) {
        var tx = wire.tx;
        var chain = wire.chain;
        Account authority = passage.authority();
        long quote = passage.lamports();
        long liquidity = (long) Math.sqrt((double) POOL_TOKENS * quote);
        tx.call(
                wire.pumpSwap,
                PumpSwap.createPoolData(0, POOL_TOKENS, quote, from.creator().address()),
                to.pool(),
                wire.pumpSwapConfig,
                authority,
                mint,
                chain.sol,
                passage.lpMint(),
                passage.tokens(),
                passage.sol(),
                passage.lpTokens(),
                to.baseVault(),
                to.quoteVault(),
                chain.system,
                chain.token2022,
                chain.token,
                chain.token,
                chain.associatedToken,
                wire.pumpSwapEvents,
                wire.pumpSwap);
        tx.log("Program log: Instruction: CreatePool");
        wire.spl.createAccount(authority, to.pool(), POOL_RENT, 245, wire.pumpSwap);
        wire.spl.createAccount(authority, passage.lpMint(), MINT_RENT, 82, chain.token2022);
        wire.spl.transferChecked(passage.tokens(), to.baseVault(), authority, POOL_TOKENS);
        wire.spl.transferChecked(passage.sol(), to.quoteVault(), authority, quote);
        var event =
                new PumpSwapCreatePoolEvent(
                        tx.blockTime(),
                        0,
                        authority.address(),
                        mint.address(),
                        chain.sol.address(),
                        6,
                        9,
                        POOL_TOKENS,
                        quote,
                        POOL_TOKENS,
                        quote,
                        MINIMUM_LIQUIDITY,
                        liquidity,
                        liquidity - MINIMUM_LIQUIDITY,
                        248,
                        to.pool().address(),
                        passage.lpMint().address(),
                        passage.tokens().address(),
                        passage.sol().address(),
                        from.creator().address());
        wire.event(wire.pumpSwap, wire.pumpSwapEvents, event.toCpiData());
        tx.end(60_000);
    }
}
