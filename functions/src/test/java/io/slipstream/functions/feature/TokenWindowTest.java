package io.slipstream.functions.feature;

import static io.slipstream.functions.feature.TokenEvents.BORN;
import static io.slipstream.functions.feature.TokenEvents.CREATOR;
import static io.slipstream.functions.feature.TokenEvents.buy;
import static io.slipstream.functions.feature.TokenEvents.creation;
import static io.slipstream.functions.feature.TokenEvents.pool;
import static io.slipstream.functions.feature.TokenEvents.post;
import static io.slipstream.functions.feature.TokenEvents.sell;
import static io.slipstream.functions.feature.TokenEvents.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipstream.models.chain.PoolEvent;
import io.slipstream.models.market.TokenFeatures;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.TokenFeature;
import io.slipstream.models.unit.Mints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenWindowTest {
    private static final SnipeConfig CONFIG = SnipeConfig.standard(true);
    private static final List<TokenInput> LIFE =
            List.of(
                    creation(BORN),
                    buy(BORN, 1, CREATOR, 1, 1_000),
                    buy(BORN, 2, "ann", 3, 2_000),
                    buy(BORN + 1, 0, "bob", 4, 1_000),
                    sell(BORN + 2, 0, CREATOR, 2, 1_000),
                    post(BORN + 2, "eve", "1"),
                    post(BORN + 3, "eve", "2"));

    @Test
    void countsWhatHappenedSinceBirth() {
        TokenFeatures features = features(LIFE, BORN + 5);
        check(features, TokenFeature.AGE, 2);
        check(features, TokenFeature.BUYS, 3);
        check(features, TokenFeature.SELLS, 1);
        check(features, TokenFeature.UNIQUE_BUYERS, 3);
        check(features, TokenFeature.VOLUME, 10);
        check(features, TokenFeature.NET_FLOW, 6);
        check(features, TokenFeature.IMBALANCE, 0.5);
        check(features, TokenFeature.CREATOR_BUY_SHARE, 1 / 8.0);
        check(features, TokenFeature.CREATOR_SOLD, 1);
        check(features, TokenFeature.TOP_BUYER_SHARE, 0.5);
        check(features, TokenFeature.BIRTH_SLOT_BUYERS, 2);
        check(features, TokenFeature.LARGEST_BUY, 4);
        check(features, TokenFeature.TRADE_RATE, 2);
        check(features, TokenFeature.IDLE, 1.2);
        check(features, TokenFeature.TOTAL_MENTIONS, 2);
        check(features, TokenFeature.POST_AUTHORS, 1);
        check(features, TokenFeature.POSTS_KNOWN, 1);
        assertThat(features.receivedAt()).isEqualTo(77);
        assertThat(features.blockTime()).isEqualTo(BORN + 2);
    }

    @Test
    void followsThePriceFromTheFirstTrade() {
        // lamports a unit: 1e6, 1.5e6, 4e6, 2e6
        TokenFeatures features = features(LIFE, BORN + 5);
        check(features, TokenFeature.PRICE_CHANGE, 1);
        check(features, TokenFeature.RUN_UP, 3);
        check(features, TokenFeature.DRAWDOWN, 0.5);
    }

    @Test
    void readsPriceAndReservesFromThePoolIfItTellsThem() {
        List<TokenInput> life =
                List.of(
                        creation(BORN),
                        trade(BORN, 1, "ann", true, 1, 1, Mints.SOL, 1_000, 30_000_000_000L),
                        trade(BORN + 1, 1, "bob", true, 1, 1, Mints.SOL, 500, 60_000_000_000L));
        TokenFeatures features = features(life, BORN + 5);
        check(features, TokenFeature.PRICE_CHANGE, 3);
        check(features, TokenFeature.QUOTE_RESERVE, 60);
        check(features, TokenFeature.RESERVE_KNOWN, 1);
        assertThat(features.quoteReserve()).isEqualTo(60_000_000_000L);
        assertThat(features.baseReserve()).isEqualTo(500);
    }

    @Test
    void aTokenWithoutATradeHasARowToo() {
        TokenFeatures features = features(List.of(creation(BORN)), BORN + 5);
        assertThat(FeatureSchema.tokens().fits(features.values())).isTrue();
        check(features, TokenFeature.IDLE, 2);
        check(features, TokenFeature.RESERVE_KNOWN, 0);
        assertThat(features.quoteReserve()).isEqualTo(-1);
    }

    @Test
    void unheardPostsAreUnknownNotZero() {
        TokenWindow window = TokenWindow.openedBy(LIFE.get(0).pool());
        window.fold(LIFE, BORN + 5);
        TokenFeatures features = window.features(0, SnipeConfig.standard(false), BORN + 5, 77);
        check(features, TokenFeature.POSTS_KNOWN, 0);
        check(features, TokenFeature.TOTAL_MENTIONS, 0);
    }

    @Test
    void tradesAgainstOtherMintsDoNotCount() {
        List<TokenInput> life =
                List.of(
                        creation(BORN),
                        trade(BORN, 1, "ann", true, 100, 1, Mints.USDC, 1_000, 1_000));
        check(features(life, BORN + 5), TokenFeature.BUYS, 0);
    }

    @Test
    void forgedAmountsBreakNothing() {
        List<TokenInput> life = new ArrayList<>(List.of(creation(BORN)));
        for (int position = 1; position < 5; position++) {
            life.add(buy(BORN, position, "ann", 9e9, 1));
        }
        life.add(buy(BORN + 1, 0, "bob", -1, 1));
        life.add(buy(BORN + 1, 1, "cid", 1, -1));
        TokenFeatures features = features(life, BORN + 5);
        check(features, TokenFeature.BUYS, 4);
        check(features, TokenFeature.TOP_BUYER_SHARE, 1);
        assertThat(FeatureSchema.tokens().fits(features.values())).isTrue();
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        TokenFeatures inOrder = features(LIFE, BORN + 5);
        for (int seed = 0; seed < 50; seed++) {
            List<TokenInput> shuffled = new ArrayList<>(LIFE);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(features(shuffled, BORN + 5).values()).isEqualTo(inOrder.values());
        }
    }

    @Test
    void aThingToldTwiceCountsOnce() {
        List<TokenInput> twice = new ArrayList<>(LIFE);
        twice.addAll(LIFE);
        assertThat(features(twice, BORN + 5).values()).isEqualTo(features(LIFE, BORN + 5).values());
    }

    @Test
    void laterSlotsAreHandedBackUntouched() {
        TokenWindow window = TokenWindow.openedBy(LIFE.get(0).pool());
        List<TokenInput> later = window.fold(LIFE, BORN + 1);
        assertThat(later).containsExactlyElementsOf(LIFE.subList(4, 7));
        check(window.features(0, CONFIG, BORN + 1, 77), TokenFeature.SELLS, 0);
        assertThat(window.fold(later, BORN + 5)).isEmpty();
        assertThat(window.features(0, CONFIG, BORN + 5, 77).values())
                .isEqualTo(features(LIFE, BORN + 5).values());
    }

    @Test
    void onlyAPoolAgainstSolIsABirth() {
        assertThat(isBirth(PoolEvent.Kind.CREATE, "pool", Mints.SOL)).isTrue();
        assertThat(isBirth(PoolEvent.Kind.POOL, "pool", null)).isTrue();
        assertThat(isBirth(PoolEvent.Kind.MIGRATE, "pool", Mints.SOL)).isFalse();
        assertThat(isBirth(PoolEvent.Kind.POOL, "pool", Mints.USDC)).isFalse();
        assertThat(isBirth(PoolEvent.Kind.POOL, null, Mints.SOL)).isFalse();
    }

    private static boolean isBirth(PoolEvent.Kind kind, String pool, String quote) {
        return TokenWindow.isBirth(pool(BORN, kind, pool, quote).pool());
    }

    private static TokenFeatures features(List<TokenInput> inputs, long slot) {
        TokenWindow window = TokenWindow.openedBy(creation(BORN).pool());
        window.fold(inputs, slot);
        return window.features(0, CONFIG, slot, 77);
    }

    private static void check(TokenFeatures features, TokenFeature feature, double expected) {
        assertThat((double) features.values()[feature.ordinal()])
                .as(feature.name())
                .isCloseTo(expected, within(1e-5));
    }
}
