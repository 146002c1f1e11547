package io.slipstream.models.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureSchemaTest {

    @Test
    void theHashCoversNamesUnitsMeaningsAndOrder() {
        Feature a = new Feature("a", "SOL", "first");
        Feature b = new Feature("b", "SOL", "second");
        String hash = new FeatureSchema("s", 1, List.of(a, b)).hash();
        assertThat(hash).hasSize(64);
        assertThat(new FeatureSchema("s", 1, List.of(a, b)).hash()).isEqualTo(hash);
        assertThat(new FeatureSchema("s", 1, List.of(b, a)).hash()).isNotEqualTo(hash);
        assertThat(new FeatureSchema("s", 2, List.of(a, b)).hash()).isNotEqualTo(hash);
        Feature other = new Feature("b", "lamports", "second");
        assertThat(new FeatureSchema("s", 1, List.of(a, other)).hash()).isNotEqualTo(hash);
    }

    @Test
    void aRowFitsOnlyWithEveryNumberFinite() {
        FeatureSchema schema = FeatureSchema.tokens();
        float[] row = new float[schema.size()];
        assertThat(schema.fits(row)).isTrue();
        row[3] = Float.NaN;
        assertThat(schema.fits(row)).isFalse();
        row[3] = Float.POSITIVE_INFINITY;
        assertThat(schema.fits(row)).isFalse();
        assertThat(schema.fits(new float[1])).isFalse();
    }

    @Test
    void namesComeInTheOrderOfTheRow() {
        FeatureSchema schema = FeatureSchema.tokens();
        float[] row = new float[schema.size()];
        row[1] = 7;
        assertThat(schema.named(row).keySet())
                .containsExactlyElementsOf(schema.features().stream().map(Feature::name).toList());
        assertThat(schema.named(row)).containsEntry("buys", 7.0);
    }
}
