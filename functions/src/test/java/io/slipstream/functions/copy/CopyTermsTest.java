package io.slipstream.functions.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.risk.Given;
import io.slipstream.functions.risk.Terms;
import io.slipstream.models.chain.NetSwap;
import io.slipstream.models.unit.Mints;
import io.slipstream.models.user.CopyTerms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a follower sets about one leader, as far as the leader's trade alone decides it. */
class CopyTermsTest {
    private static final String LEADER = "Leader";

    private CopyChain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new CopyChain();
        chain.bootstrapped();
    }

    @AfterEach
    void close() throws Exception {
        chain.close();
    }

    @Test
    void copiesOnlyBuysWithinTheWindow() throws Exception {
        follow(Terms.window(100, 200));

        for (long sol : new long[] {99, 100, 200, 201}) {
            chain.send(buy("s" + sol, sol));
        }

        assertThat(chain.refusals())
                .containsExactly("LEADER_TRADE_TOO_SMALL", null, null, "LEADER_TRADE_TOO_LARGE");
    }

    @Test
    void aWindowHoldsNoSellBack() throws Exception {
        follow(Terms.window(100, 200));

        chain.send(Given.swap("s", 10, 0, LEADER, "Mint", 5, Mints.SOL, 1, 10));

        assertThat(chain.refusals()).containsOnlyNulls();
    }

    @Test
    void skipsABuyWhosePriceHasGoneTooFar() throws Exception {
        follow(Terms.drift(500));

        chain.drifts(500);
        chain.send(buy("near", 100));
        chain.drifts(501);
        chain.send(buy("far", 100));
        chain.drifts(LeaderMove.UNKNOWN);
        chain.send(buy("unknown", 100));

        assertThat(chain.refusals()).containsExactly(null, "PRICE_DRIFT", null);
    }

    @Test
    void sellsByProfitAloneDoNotCopyTheLeadersSells() throws Exception {
        follow(Terms.sellingByProfit());

        chain.send(buy("b", 100));
        chain.send(Given.swap("s", 11, 0, LEADER, "Mint", 5, Mints.SOL, 1, 10));

        assertThat(chain.refusals()).containsExactly(null, "COPY_SELLS_OFF");
    }

    @Test
    void whatTheDatabaseRefusedIsNeverCopied() throws Exception {
        follow(Terms.refused("RELATION_CYCLE"));

        chain.send(buy("b", 100));
        chain.send(Given.swap("s", 11, 0, LEADER, "Mint", 5, Mints.SOL, 1, 10));

        assertThat(chain.refusals()).containsOnly("RELATION_CYCLE").hasSize(2);
    }

    @Test
    void anotherFollowerComesFirstWithEachTrade() throws Exception {
        int followers = 200;
        for (int user = 1; user <= followers; user++) {
            chain.relation(Given.fixed(user, LEADER, 500));
        }
        double[] places = new double[followers + 1];
        int trades = 400;
        for (int trade = 0; trade < trades; trade++) {
            chain.clear();
            chain.send(buy("signature-" + trade, 100));
            assertThat(chain.signals()).hasSize(followers);
            for (int place = 0; place < followers; place++) {
                places[(int) chain.signals().get(place).userId()] += place;
            }
        }
        for (int user = 1; user <= followers; user++) {
            assertThat(places[user] / trades).isBetween(followers * .35, followers * .65);
        }
    }

    @Test
    void theOrderIsTheSameWheneverATradeComesAgain() throws Exception {
        for (int user = 1; user <= 50; user++) {
            chain.relation(Given.fixed(user, LEADER, 500));
        }
        chain.send(buy("again", 100));
        var once = chain.signals().stream().map(signal -> signal.userId()).toList();
        chain.clear();
        chain.send(buy("again", 100));

        assertThat(chain.signals().stream().map(signal -> signal.userId()).toList())
                .isEqualTo(once);
    }

    private void follow(CopyTerms terms) throws Exception {
        chain.relation(Given.fixed(1, LEADER, 500).on(terms));
    }

    private static NetSwap buy(String signature, long sol) {
        return Given.swap(signature, 10, 0, LEADER, Mints.SOL, sol, "Mint", 50, sol);
    }
}
