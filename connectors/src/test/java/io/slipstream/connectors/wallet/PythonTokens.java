package io.slipstream.connectors.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** What wallet/make-tokens.py made with Python's cryptography; the keys are test keys. */
record PythonTokens(String key, List<Wallet> wallets) {

    record Wallet(
            String publicKey, String secret, List<String> tokens, String signatureOfAMessage) {

        WalletRow row(String token) {
            return new WalletRow(1, publicKey, token, 1);
        }
    }

    static PythonTokens read() throws IOException {
        try (InputStream in =
                PythonTokens.class.getResourceAsStream("/wallet/python-tokens.json")) {
            JsonNode file = new ObjectMapper().readTree(in);
            List<Wallet> wallets = new ArrayList<>();
            for (JsonNode wallet : file.path("wallets")) {
                wallets.add(
                        new Wallet(
                                wallet.path("publicKey").asText(),
                                wallet.path("secret").asText(),
                                List.of(
                                        wallet.path("token").asText(),
                                        wallet.path("tokenOf1970").asText(),
                                        wallet.path("tokenOf2100").asText()),
                                wallet.path("signatureOfAMessage").asText()));
            }
            return new PythonTokens(file.path("key").asText(), wallets);
        }
    }
}
