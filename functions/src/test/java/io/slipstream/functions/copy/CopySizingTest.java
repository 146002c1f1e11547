package io.slipstream.functions.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.user.CopyRelationRow;
import org.junit.jupiter.api.Test;

class CopySizingTest {

    @Test
    void fixedSpendsTheRelationsAmountWhateverTheLeaderPaid() {
        assertThat(CopySizing.of(relation("FIXED", 500, -1, -1), 7)).isEqualTo(CopySize.of(500));
        assertThat(CopySizing.of(relation("FIXED", 500, -1, -1), -1)).isEqualTo(CopySize.of(500));
    }

    @Test
    void ratioRoundsDown() {
        assertThat(CopySizing.of(relation("RATIO", -1, 333_333, -1), 10).lamports()).isEqualTo(3);
    }

    @Test
    void ratioHoldsBeyond64Bits() {
        assertThat(
                        CopySizing.of(relation("RATIO", -1, 500_000, -1), 600_000_000_000_000_000L)
                                .lamports())
                .isEqualTo(300_000_000_000_000_000L);
    }

    @Test
    void followSpendsWhatTheLeaderSpent() {
        assertThat(CopySizing.of(relation("FOLLOW", -1, -1, -1), 42).lamports()).isEqualTo(42);
    }

    @Test
    void theCapClipsEveryMode() {
        assertThat(CopySizing.of(relation("FIXED", 500, -1, 100), 7).lamports()).isEqualTo(100);
        assertThat(CopySizing.of(relation("RATIO", -1, 2_000_000, 100), 80).lamports())
                .isEqualTo(100);
        assertThat(CopySizing.of(relation("FOLLOW", -1, -1, 100), 80).lamports()).isEqualTo(80);
    }

    @Test
    void refusesWhatCannotBeSized() {
        assertThat(refusal(relation("RATIO", -1, 500_000, -1), -1))
                .isEqualTo(CopyReason.NO_SOL_USD_PRICE);
        assertThat(refusal(relation("FOLLOW", -1, -1, -1), -1))
                .isEqualTo(CopyReason.NO_SOL_USD_PRICE);
        assertThat(refusal(relation("RATIO", -1, 1, -1), 10)).isEqualTo(CopyReason.ZERO_AMOUNT);
        assertThat(refusal(relation("FIXED", 500, -1, 0), 10)).isEqualTo(CopyReason.ZERO_AMOUNT);
        assertThat(refusal(relation("FIXED", -1, -1, -1), 10))
                .isEqualTo(CopyReason.RELATION_INVALID);
        assertThat(refusal(relation("RATIO", -1, -1, -1), 10))
                .isEqualTo(CopyReason.RELATION_INVALID);
        assertThat(refusal(relation(null, 1, 1, 1), 10)).isEqualTo(CopyReason.RELATION_INVALID);
        assertThat(refusal(relation("MIRROR", 1, 1, 1), 10)).isEqualTo(CopyReason.RELATION_INVALID);
        assertThat(refusal(relation("RATIO", -1, Long.MAX_VALUE, -1), Long.MAX_VALUE))
                .isEqualTo(CopyReason.RELATION_INVALID);
    }

    private static CopyReason refusal(CopyRelationRow relation, long leader) {
        return CopySizing.of(relation, leader).refusal();
    }

    private static CopyRelationRow relation(String mode, long amount, long ppm, long cap) {
        return new CopyRelationRow(1, "leader", true, mode, amount, ppm, cap, true, 0, null, false);
    }
}
