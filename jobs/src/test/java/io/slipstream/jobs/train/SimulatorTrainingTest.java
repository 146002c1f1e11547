package io.slipstream.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.TokenFeature;
import io.slipstream.models.scoring.TrainingRows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorTrainingTest {
    private static final int LAUNCHES = 150;

    @Test
    void theSimulatedMarketMakesRowsOfBothClasses() throws Exception {
        List<Integer> progress = new ArrayList<>();
        TrainingRows rows = new SimulatorTraining(3, LAUNCHES, progress::add).rows();
        assertThat(progress).endsWith(LAUNCHES);
        assertThat(rows.schema()).isEqualTo(FeatureSchema.tokens());
        assertThat(rows.size()).isGreaterThan(30);
        assertThat(rows.prevalence()).isBetween(0.05, 0.6);
        assertThat(rows.data()).contains("The market is simulated", "seed 3", "150 launches");
        assertThat(column(rows, TokenFeature.UNIQUE_BUYERS)).anyMatch(buyers -> buyers > 3);
        assertThat(column(rows, TokenFeature.RESERVE_KNOWN)).containsOnly(1f);
        assertThat(column(rows, TokenFeature.POSTS_KNOWN)).contains(0f, 1f);
        assertThat(column(rows, TokenFeature.TOTAL_MENTIONS)).anyMatch(mentions -> mentions > 0);
    }

    private static List<Float> column(TrainingRows rows, TokenFeature feature) {
        List<Float> column = new ArrayList<>();
        for (float[] row : rows.rows()) {
            column.add(row[feature.ordinal()]);
        }
        return column;
    }
}
