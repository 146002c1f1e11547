package io.slipstream.functions.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.social.Post;
import io.slipstream.models.unit.Mints;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class RoutePostsTest {
    private static final String MINT = "9BB6NFEcjBCtnNLFko2FqVQBq8HHM13kCyYcdQbgpump";
    private static final String OTHER = "DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263";

    @Test
    void sendsAPostToEachTokenItNames() {
        String text = "ape $" + MINT + "! pump.fun/" + OTHER + " " + MINT + " now";
        assertThat(routed(text)).extracting(TokenInput::mint).containsExactly(MINT, OTHER);
    }

    @Test
    void wordsThatAreNoAddressAreNoTokens() {
        assertThat(routed("gm " + MINT + "x 0" + MINT.substring(1) + " " + MINT.substring(9)))
                .isEmpty();
        assertThat(routed("")).isEmpty();
    }

    @Test
    void whatTokensArePricedInDoesNotCount() {
        assertThat(routed(Mints.SOL + " " + Mints.USDC)).isEmpty();
    }

    private static List<TokenInput> routed(String text) {
        List<TokenInput> out = new ArrayList<>();
        new RoutePosts()
                .flatMap(
                        new Post("1", "x", "ann", 0, text, 0, null, 5, 1, 0),
                        new ListCollector<>(out));
        return out;
    }
}
