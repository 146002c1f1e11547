package io.slipstream.connectors.solana;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WalletScanTest {
    private static final long NOW = 1_000_000;

    @Test
    void aNewWalletIsHandedOnOnlyOnceItsFollowerIsKnown() {
        WalletScan scan = new WalletScan(WalletSplit.beginning("new", NOW - 40), NOW);

        assertThat(scan.settling(NOW)).isEqualTo(WalletScan.SETTLING_MILLIS);
        assertThat(scan.settling(NOW + WalletScan.SETTLING_MILLIS - 1)).isEqualTo(1);
        assertThat(scan.settling(NOW + WalletScan.SETTLING_MILLIS)).isZero();
    }

    @Test
    void oneThatIsReadOnWaitsForNobody() {
        WalletSplit read = WalletSplit.at("leader", new WalletPosition(50, "s"));

        WalletSplit stateLost = WalletSplit.beginning("leader", NOW - 60_000);

        assertThat(new WalletScan(read, NOW).settling(NOW)).isZero();
        assertThat(new WalletScan(stateLost, NOW).settling(NOW)).isZero();
    }
}
