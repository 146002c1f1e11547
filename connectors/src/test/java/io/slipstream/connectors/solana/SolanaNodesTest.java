package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SolanaNodesTest {

    @Test
    void theFirstProviderIsPreferredAndItsWebsocketIsTheDefault() {
        SolanaNodes nodes =
                SolanaNodes.of(
                        Map.of("SOLANA_RPC_URL", "https://one.example/k, http://127.0.0.1:8899"));

        assertThat(nodes.rpc())
                .extracting(RpcEndpoint::toString)
                .containsExactly("https://one.example", "http://127.0.0.1:8899");
        assertThat(nodes.websocket()).hasToString("wss://one.example");
        assertThat(nodes.ratePerSecond()).isEqualTo(10);
    }

    @Test
    void heliusIsAskedFirstAndItsKeyIsNeverPrinted() {
        SolanaNodes nodes =
                SolanaNodes.of(
                        Map.of(
                                "HELIUS_API_KEY",
                                "secret-key",
                                "SOLANA_RPC_URL",
                                "https://two.example"));

        assertThat(nodes.rpc()).hasSize(2);
        assertThat(nodes.websocket()).hasToString("wss://mainnet.helius-rpc.com");
        assertThat(nodes.rpc().get(0).uri()).hasQuery("api-key=secret-key");
        assertThat(nodes.toString()).doesNotContain("secret-key");
    }

    @Test
    void saysWhatIsMissingOrWrongWithoutRepeatingIt() {
        assertThatThrownBy(() -> SolanaNodes.of(Map.of()))
                .hasMessage("expected SOLANA_RPC_URL or HELIUS_API_KEY to be set, was neither");
        assertThatThrownBy(
                        () -> SolanaNodes.of(Map.of("SOLANA_RPC_URL", "ftp://secret@host/secret")))
                .hasMessageStartingWith("SOLANA_RPC_URL: expected a URL")
                .message()
                .doesNotContain("secret");
        assertThatThrownBy(
                        () ->
                                SolanaNodes.of(
                                        Map.of(
                                                "SOLANA_RPC_URL",
                                                "http://h",
                                                "SOLANA_WS_URL",
                                                "http://h")))
                .hasMessageContaining("expected a ws or wss URL");
        assertThatThrownBy(
                        () ->
                                SolanaNodes.of(
                                        Map.of(
                                                "SOLANA_RPC_URL",
                                                "http://h",
                                                "SOLANA_RPC_RATE",
                                                "fast")))
                .hasMessageContaining("expected SOLANA_RPC_RATE to be a number above zero");
    }

    @Test
    void noneMeansNoWebsocket() {
        assertThat(
                        SolanaNodes.of(
                                        Map.of(
                                                "SOLANA_RPC_URL",
                                                "http://h",
                                                "SOLANA_WS_URL",
                                                "none"))
                                .websocket())
                .isNull();
    }
}
