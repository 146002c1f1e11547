package io.slipstream.models.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignedLogStandardizerTest {

    @Test
    void aFeatureThatNeverVariedHasNoSayWhateverItBecomes() {
        SignedLogStandardizer standardizer =
                SignedLogStandardizer.fit(new float[][] {{1, 5}, {3, 5}, {9, 5}});
        assertThat(standardizer.apply(new float[] {3, 5})[1]).isZero();
        assertThat(standardizer.apply(new float[] {3, 5_000})[1]).isZero();
        float[] out = new float[2];
        standardizer.apply(new float[] {3, -1}, out);
        assertThat(out[1]).isZero();
        assertThat(standardizer.apply(new float[] {9, 5})[0]).isPositive();
    }
}
