package io.slipstream.connectors.simulator;

import io.slipstream.connectors.simulator.ledger.Account;
import io.slipstream.connectors.simulator.ledger.Chain;
import io.slipstream.connectors.simulator.ledger.SplToken;
import io.slipstream.connectors.simulator.ledger.TokenAccount;
import io.slipstream.connectors.simulator.ledger.Transaction;
import io.slipstream.models.layout.Programs;
import java.util.Arrays;
import java.util.Base64;

/** What writing needs: the transaction at hand, and the accounts of the programs. */
final class Wire {
    /** Rent that the programs' own accounts hold, lamports. */
    static final long CURVE_RENT = 1_231_920;

    final Chain chain;
    final Transaction tx = new Transaction();
    final SplToken spl;

    final Account pumpFun = new Account(Programs.PUMP_FUN, 1_141_440).inLookupTable();
    final Account pumpGlobal =
            new Account("4wTV1YmiEkRvAtNtsSGPtUrqRYQMe5SKy2uB4Jjaxnjf", 300_898_467)
                    .inLookupTable();
    final Account pumpFeeRecipient =
            new Account("CebN5WGQ4jvEPvsVU4EoHEpgzq1VV7AbicfhtW4xC9iM", 13_454_651_414_222L);
    final Account pumpEvents =
            new Account("Ce6TQqeHC9p8KetsN6JsjHK7UTZk7nasjjnr7XxXp9F1", 147_104_464)
                    .inLookupTable();
    final Account pumpMintAuthority =
            new Account("TSLvdd1pWpHVjahSpsvCXUbgwsL3JAcvokwaKt1eokM", 441_495_942);
    final Account pumpWithdraw =
            new Account("39azUYFWPz3VHgKCf3VChUwbpURdCHRxjWVowf5jUJjg", 3_271_944_562_937L);

    final Account pumpSwap = new Account(Programs.PUMP_SWAP, 1_141_440).inLookupTable();
    final Account pumpSwapConfig =
            new Account("ADyA8hdefvWN2dbGGWFotbzWxrAvLW83WG6QCVXvJKqw", 4_454_454).inLookupTable();
    final Account pumpSwapEvents =
            new Account("GS4CU59F31iL7aR2Q8zVS8DRrcRnXX1yjQ66TqNVQnaR", 0).inLookupTable();
    final Account pumpSwapFeeRecipient =
            new Account("FWsW1xNtWscwNmKv6wVsU1iTzRN6wmmk3MjxRP5tT7hz", 9_595_858_347_755L)
                    .inLookupTable();
    final TokenAccount pumpSwapFees;

    final Account raydiumV4 = new Account(Programs.RAYDIUM_V4, 1_141_440).inLookupTable();
    final Account raydiumV4Authority =
            new Account("5Q544fKrFoe6tsEbD7S8EmxGTJYAKtTVhAW5Q5pge4j1", 2_440_705_783L)
                    .inLookupTable();
    final Account openBook = new Account(Programs.OPENBOOK_V1, 1_141_440).inLookupTable();
    final Account raydiumCpmm = new Account(Programs.RAYDIUM_CPMM, 50_333_567).inLookupTable();
    final Account raydiumCpmmAuthority =
            new Account("GpMZbSM2GgvTKHJirzeGfMFoaZ8UR2X7F4v8vHTvxFbL", 1_274_329_121_949L)
                    .inLookupTable();
    final Account raydiumCpmmConfig =
            new Account("D4FPEruKEHrG5TenZ2mpDGEfu1iUvTiqBxvpU8HLBvC2", 2_533_440).inLookupTable();

    Wire(Chain chain) {
        this.chain = chain;
        spl = new SplToken(tx, chain);
        pumpSwapFees =
                TokenAccount.opened(
                        chain.newKey(), chain.sol, pumpSwapFeeRecipient, 4_685_975_744_619L);
    }

    /** An Anchor event: logged, and emitted by a call of the program to itself. */
    void event(Account program, Account eventAuthority, byte[] cpiData) {
        byte[] event = Arrays.copyOfRange(cpiData, Long.BYTES, cpiData.length);
        tx.log("Program data: ", Base64.getEncoder().encodeToString(event));
        tx.call(program, cpiData, eventAuthority);
        tx.end(2_003);
    }
}
