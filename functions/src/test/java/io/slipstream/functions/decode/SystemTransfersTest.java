package io.slipstream.functions.decode;

import static io.slipstream.functions.decode.TransactionJson.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.slipstream.models.chain.SolTransfer;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.layout.TipAccounts;
import io.slipstream.models.unit.Mints;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemTransfersTest {
    private static final long SOL = 1_000_000_000;
    private static final String FUNDER = key(1);
    private static final String WALLET = key(2);

    private final TransactionDecoder decoder = new TransactionDecoder();
    private final TransactionJson tx = new TransactionJson();
    private final int funder = tx.account(FUNDER, 10 * SOL, 8 * SOL);

    @Test
    void readsWhoFundedWhomInEveryEncoding() throws Exception {
        int wallet = tx.account(WALLET, 0, SOL);
        tx.outer(Programs.SYSTEM, transfer(SOL), funder, wallet);

        SolTransfer expected =
                new SolTransfer(
                        TransactionJson.signature(),
                        77,
                        3,
                        0,
                        1_700_000_000,
                        5,
                        FUNDER,
                        WALLET,
                        SOL,
                        10 * SOL);
        assertThat(decode(tx.json())).containsExactly(expected);
        assertThat(decode(tx.encoded("base64"))).containsExactly(expected);
        assertThat(decode(tx.encoded("base58"))).containsExactly(expected);
    }

    @Test
    void readsReferencesSeedsAndPlainAccountsAndCountsThem() throws Exception {
        int base = tx.account(FUNDER);
        int derived = tx.account(key(3), 5 * SOL, 4 * SOL);
        int first = tx.account(key(4), 0, SOL);
        int second = tx.account(key(5), 0, 2 * SOL);
        int third = tx.account(key(6), 0, 3 * SOL);
        tx.outer(Programs.SYSTEM, transfer(SOL), funder, first, tx.account(key(7)));
        byte[] withSeed =
                new ByteWriter().u32(11).u64(2 * SOL).u64(1).u8('s').key(Programs.SYSTEM).toBytes();
        tx.outer(Programs.SYSTEM, withSeed, derived, base, second);
        tx.outer(Programs.SYSTEM, create(3 * SOL, 0, Programs.SYSTEM), funder, third);

        assertThat(decode(tx.json()))
                .extracting(SolTransfer::from, SolTransfer::to, SolTransfer::ordinal)
                .containsExactly(
                        tuple(FUNDER, key(4), 0),
                        tuple(FUNDER, key(5), 1),
                        tuple(FUNDER, key(6), 2));
    }

    @Test
    void readsWhatJsonParsedNames() throws Exception {
        String named =
                parsed(
                        "transfer",
                        "\"source\":\"%s\",\"destination\":\"%s\",\"lamports\":%d"
                                .formatted(FUNDER, WALLET, SOL));
        assertThat(decode(named))
                .extracting(SolTransfer::from, SolTransfer::to, SolTransfer::lamports)
                .containsExactly(tuple(FUNDER, WALLET, SOL));
        String seeded =
                parsed(
                        "transferWithSeed",
                        "\"source\":\"%s\",\"sourceBase\":\"%s\",\"destination\":\"%s\",\"lamports\":%d"
                                .formatted(key(3), FUNDER, WALLET, SOL));
        assertThat(decode(seeded)).extracting(SolTransfer::from).containsExactly(FUNDER);
        String create =
                "\"source\":\"%s\",\"newAccount\":\"%s\",\"lamports\":%d,\"space\":%d,\"owner\":\"%s\"";
        assertThat(
                        decode(
                                parsed(
                                        "createAccount",
                                        create.formatted(FUNDER, WALLET, SOL, 0, Programs.SYSTEM))))
                .hasSize(1);
        assertThat(
                        decode(
                                parsed(
                                        "createAccount",
                                        create.formatted(
                                                FUNDER, WALLET, SOL, 80, Programs.SYSTEM))))
                .as("a nonce account")
                .isEmpty();
        assertThat(
                        decode(
                                parsed(
                                        "transfer",
                                        "\"source\":\"%s\",\"destination\":\"%s\",\"lamports\":18446744073709551615"
                                                .formatted(FUNDER, WALLET))))
                .as("beyond 63 bits")
                .isEmpty();
    }

    @Test
    void readsAnInnerTransferOfAProgramThatTradesNothing() throws Exception {
        int wallet = tx.account(WALLET, 0, SOL);
        tx.outer(key(40), new byte[] {1}, funder);
        tx.inner(2, Programs.SYSTEM, transfer(SOL), funder, wallet);

        assertThat(decode(tx.json())).extracting(SolTransfer::to).containsExactly(WALLET);
    }

    @Test
    void leavesOutWhatIsPartOfATrade() throws Exception {
        Samples.pumpBuy(tx, FUNDER, 500);
        int fees = tx.account(key(41), 0, SOL);
        tx.inner(2, Programs.SYSTEM, transfer(SOL), funder, fees);

        assertThat(decoder.decode(tx.json(), 1, 0, 1, 1).legs()).hasSize(1);
        assertThat(decode(tx.json())).isEmpty();
    }

    @Test
    void leavesOutDustAndWhatIsLessThanTheReceiverHeld() throws Exception {
        int poor = tx.account(key(3), 0, SystemTransfers.LEAST_LAMPORTS - 1);
        int rich = tx.account(key(4), 2 * SOL, 4 * SOL - 1);
        int equal = tx.account(key(5), SOL, 2 * SOL);
        tx.outer(Programs.SYSTEM, transfer(SystemTransfers.LEAST_LAMPORTS - 1), funder, poor);
        tx.outer(Programs.SYSTEM, transfer(2 * SOL - 1), funder, rich);
        tx.outer(Programs.SYSTEM, transfer(SOL), funder, equal);

        assertThat(decode(tx.json())).extracting(SolTransfer::to).containsExactly(key(5));
    }

    @Test
    void seesTheFundingOfAWalletThatSpendsItAtOnce() throws Exception {
        tx.signers(2);
        int wallet = tx.account(WALLET, 0, 1_000_000);
        tx.outer(Programs.SYSTEM, transfer(SOL), funder, wallet);

        assertThat(decode(tx.json())).extracting(SolTransfer::to).containsExactly(WALLET);
    }

    @Test
    void leavesOutTokenAccountsAndAccountsOfPrograms() throws Exception {
        int wrapped = tx.account(key(3), 0, SOL);
        int assigned = tx.account(key(4), 0, SOL);
        int allocated = tx.account(key(5), 0, SOL);
        int created = tx.account(key(6), 0, SOL);
        for (int to : new int[] {wrapped, assigned, allocated}) {
            tx.outer(Programs.SYSTEM, transfer(SOL), funder, to);
        }
        tx.tokens(wrapped, Mints.SOL, FUNDER, 0, SOL);
        tx.outer(
                Programs.SYSTEM,
                new ByteWriter().u32(1).key(Programs.PUMP_FUN).toBytes(),
                assigned);
        tx.outer(Programs.SYSTEM, new ByteWriter().u32(8).u64(165).toBytes(), allocated);
        tx.outer(Programs.SYSTEM, create(SOL, 165, Programs.TOKEN), funder, created);

        assertThat(decode(tx.json())).isEmpty();
    }

    @Test
    void leavesOutTipsAndWhatTheSenderDidNotSignAndWhatGoesToItself() throws Exception {
        int tip = tx.account(TipAccounts.JITO.get(3), 0, SOL);
        int vault = tx.account(key(3), 9 * SOL, 8 * SOL);
        int wallet = tx.account(WALLET, 0, SOL);
        tx.outer(Programs.SYSTEM, transfer(SOL), funder, tip);
        tx.outer(key(40), new byte[] {1}, funder);
        tx.inner(2, Programs.SYSTEM, transfer(SOL), vault, wallet);
        tx.outer(Programs.SYSTEM, transfer(20 * SOL), funder, funder);

        assertThat(decode(tx.json())).isEmpty();
    }

    @Test
    void saysNothingOfShortDataAbsurdAmountsAndFailures() throws Exception {
        int wallet = tx.account(WALLET, 0, SOL);
        tx.outer(Programs.SYSTEM, new byte[] {2, 0, 0, 0, 1}, funder, wallet);
        tx.outer(Programs.SYSTEM, new byte[] {2}, funder, wallet);
        tx.outer(Programs.SYSTEM, transfer(-1), funder, wallet);
        tx.outer(Programs.SYSTEM, transfer(SOL));
        tx.outer(Programs.SYSTEM, transfer(SOL), funder);
        assertThat(decode(tx.json())).isEmpty();

        tx.outer(Programs.SYSTEM, transfer(SOL), funder, wallet);
        assertThat(decode(tx.json())).hasSize(1);
        assertThat(decode(tx.failed().json())).isEmpty();
    }

    static byte[] transfer(long lamports) {
        return new ByteWriter().u32(2).u64(lamports).toBytes();
    }

    static byte[] create(long lamports, long space, String owner) {
        return new ByteWriter().u32(0).u64(lamports).u64(space).key(owner).toBytes();
    }

    /** A transaction of one system instruction that jsonParsed has named. */
    static String parsed(String type, String info) {
        return """
        {"slot":77,"meta":{"err":null,"fee":5000,"preBalances":[10000000000,0,5000000000,1],
         "postBalances":[8000000000,1000000000,4000000000,1]},
         "transaction":{"signatures":["%s"],"message":{"accountKeys":[
          {"pubkey":"%s","signer":true},{"pubkey":"%s","signer":false},{"pubkey":"%s","signer":false},
          {"pubkey":"%s","signer":false}],
         "instructions":[{"programId":"%s","program":"system","parsed":{"type":"%s","info":{%s}}}]}}}
        """
                .formatted(
                        TransactionJson.signature(),
                        FUNDER,
                        WALLET,
                        key(3),
                        Programs.SYSTEM,
                        Programs.SYSTEM,
                        type,
                        info);
    }

    private List<SolTransfer> decode(String json) throws Exception {
        return decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private List<SolTransfer> decode(byte[] json) throws Exception {
        return decoder.decode(json, 1, 3, 1, 5).transfers();
    }
}
