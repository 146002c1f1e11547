package io.slipstream.functions.decode;

import static io.slipstream.functions.decode.TransactionJson.key;

import io.slipstream.models.layout.CpmmSwapEvent;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.PumpFun;
import io.slipstream.models.layout.PumpFunTradeEvent;
import io.slipstream.models.layout.PumpSwap;
import io.slipstream.models.layout.PumpSwapTradeEvent;
import io.slipstream.models.layout.RayLog;
import io.slipstream.models.layout.RaydiumCpmm;
import io.slipstream.models.layout.RaydiumV4;
import io.slipstream.models.unit.Mints;

/** Hand-made transactions of the kinds that the decoder tells apart. */
final class Samples {
    static final String TRADER = key(1);
    static final String MINT = key(2);
    static final String POOL = key(3);
    static final String AUTHORITY = key(4);

    private Samples() {}

    /** The trader buys 500 tokens on a curve for 1 SOL, pays 1 % fee and a tip of 0.01 SOL. */
    static TransactionJson pumpBuy() {
        return pumpBuy(new TransactionJson(), TRADER, 500);
    }

    static TransactionJson pumpBuy(TransactionJson tx, String trader, long tokens) {
        int user = tx.account(trader, 5_000_000_000L, 3_979_995_000L);
        int curve = tx.account(POOL);
        int vault = tx.account(key(11));
        int wallet = tx.account(key(30 + user));
        int mint = tx.account(MINT);
        int[] accounts = {0, 0, mint, curve, vault, wallet, user};
        PumpFunTradeEvent event =
                new PumpFunTradeEvent(
                        MINT,
                        1_000_000_000L,
                        tokens,
                        true,
                        trader,
                        1,
                        31_000_000_000L,
                        1_000_000_000_000L,
                        1,
                        2,
                        key(12),
                        95,
                        9_500_000,
                        key(13),
                        30,
                        3_000_000,
                        Mints.SOL,
                        1_000_000_000L,
                        31_000_000_000L);
        return tx.outer(Programs.PUMP_FUN, PumpFun.buyData(tokens, 2_000_000_000L), accounts)
                .transfer(2, Programs.TOKEN, tokens, vault, wallet, curve)
                .inner(2, Programs.PUMP_FUN, event.toCpiData(), curve)
                .tokens(wallet, MINT, trader, 0, tokens)
                .tokens(vault, MINT, POOL, 10_000, 10_000 - tokens);
    }

    /** The trader sells 100 base of a PumpSwap pool for 50 quote (SOL) after fees. */
    static TransactionJson pumpSwapSell() {
        TransactionJson tx = new TransactionJson();
        int user = tx.account(TRADER, 1_000_000_000L, 1_000_000_045L);
        int userBase = tx.account(key(10));
        int userQuote = tx.account(key(11));
        int poolBase = tx.account(key(12));
        int poolQuote = tx.account(key(13));
        int pool = tx.account(POOL);
        int base = tx.account(MINT);
        int quote = tx.account(Mints.SOL);
        PumpSwapTradeEvent event =
                new PumpSwapTradeEvent(
                        false, 1, 100, 1, 400, 0, 10_000, 6_000, 55, 20, 2, 5, 1, 53, 50, POOL,
                        TRADER, key(10), key(11), key(14), key(15), key(16), 5, 2);
        return tx.outer(
                        Programs.PUMP_SWAP,
                        PumpSwap.sellData(100, 1),
                        pool,
                        user,
                        0,
                        base,
                        quote,
                        userBase,
                        userQuote,
                        poolBase,
                        poolQuote)
                .transfer(2, Programs.TOKEN, 100, userBase, poolBase, user)
                .transfer(2, Programs.TOKEN, 50, poolQuote, userQuote, pool)
                .inner(2, Programs.PUMP_SWAP, event.toCpiData(), pool)
                .tokens(userBase, MINT, TRADER, 400, 300)
                .tokens(poolBase, MINT, POOL, 10_000, 10_100)
                .tokens(poolQuote, Mints.SOL, POOL, 6_000, 5_947);
    }

    /** The trader buys 90 tokens for 10 USDC in a Raydium v4 pool that logs its reserves. */
    static TransactionJson raydiumSwap() {
        TransactionJson tx = new TransactionJson();
        int user = tx.account(TRADER);
        int userUsdc = tx.account(key(10));
        int userToken = tx.account(key(11));
        int coinVault = tx.account(key(12));
        int pcVault = tx.account(key(13));
        int pool = tx.account(POOL);
        int authority = tx.account(AUTHORITY);
        int[] accounts = new int[RaydiumV4.SWAP_ACCOUNTS];
        accounts[RaydiumV4.SWAP_POOL] = pool;
        accounts[RaydiumV4.SWAP_COIN_VAULT] = coinVault;
        accounts[RaydiumV4.SWAP_PC_VAULT] = pcVault;
        accounts[17] = user;
        return tx.outer(Programs.RAYDIUM_V4, RaydiumV4.swapBaseInData(10, 1), accounts)
                .transfer(2, Programs.TOKEN, 10, userUsdc, pcVault, user)
                .transfer(2, Programs.TOKEN, 90, coinVault, userToken, authority)
                .log("Program log: something else")
                .log(new RayLog(false, 10, 1, false, 25, 1_000, 100, 90).toLogLine())
                .tokens(userUsdc, Mints.USDC, TRADER, 25, 15)
                .tokens(userToken, MINT, TRADER, 0, 90)
                .tokens(coinVault, MINT, AUTHORITY, 1_000, 910)
                .tokens(pcVault, Mints.USDC, AUTHORITY, 100, 110);
    }

    /** The trader buys 90 tokens for 10 USDC in a Raydium CPMM pool that logs an event. */
    static TransactionJson cpmmSwap() {
        TransactionJson tx = new TransactionJson();
        int user = tx.account(TRADER);
        int userUsdc = tx.account(key(10));
        int userToken = tx.account(key(11));
        int tokenVault = tx.account(key(12));
        int usdcVault = tx.account(key(13));
        int pool = tx.account(POOL);
        int authority = tx.account(AUTHORITY);
        return tx.outer(
                        Programs.RAYDIUM_CPMM,
                        RaydiumCpmm.swapBaseInputData(10, 1),
                        user,
                        authority,
                        0,
                        pool,
                        userUsdc,
                        userToken,
                        usdcVault,
                        tokenVault)
                .transfer(2, Programs.TOKEN, 10, userUsdc, usdcVault, user)
                .transfer(2, Programs.TOKEN, 90, tokenVault, userToken, authority)
                .log(new CpmmSwapEvent(POOL, 100, 1_000, 10, 90, 0, 0, true).toLogLine())
                .tokens(userUsdc, Mints.USDC, TRADER, 25, 15)
                .tokens(userToken, MINT, TRADER, 0, 90)
                .tokens(tokenVault, MINT, AUTHORITY, 1_000, 910)
                .tokens(usdcVault, Mints.USDC, AUTHORITY, 100, 110);
    }
}
