package io.slipstream.models.scoring.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slipstream.models.scoring.Feature;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.GoldenRow;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.TrainingRows;
import io.slipstream.models.scoring.UnusableBundleException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Dl4jTrainerTest {
    private static final FeatureSchema SCHEMA =
            new FeatureSchema(
                    "test",
                    1,
                    List.of(
                            new Feature("signal", "SOL", "tells something"),
                            new Feature("noise", "1", "tells nothing"),
                            new Feature("partner", "1", "turns the signal around")));
    private static ModelBundle bundle;

    @TempDir Path directory;

    @BeforeAll
    static void train() throws IOException {
        bundle = Dl4jTrainer.train(rows(1_000), 7);
    }

    @Test
    void theSameRowsAndSeedGiveTheSameBundle() throws IOException {
        ModelBundle again = Dl4jTrainer.train(rows(1_000), 7);
        assertThat(again.info()).isEqualTo(bundle.info());
        assertThat(again.network()).isEqualTo(bundle.network());
        assertThat(again.card()).isEqualTo(bundle.card());
    }

    @Test
    void theNetworkLearnsWhatALineCannot() {
        var heldOut = bundle.info().heldOut();
        assertThat(heldOut.get("network").auc()).isGreaterThan(0.8);
        assertThat(heldOut.get("logistic regression").auc()).isLessThan(0.65);
        assertThat(heldOut.get("base rate").auc()).isEqualTo(0.5);
        assertThat(heldOut.get("network").logLoss()).isLessThan(heldOut.get("base rate").logLoss());
    }

    @Test
    void theCardTellsTheNumbersAndWhereTheRowsComeFrom() {
        assertThat(bundle.card())
                .contains("made up for a test", "| network |", "| base rate | 0.5000 |", "`test`");
    }

    @Test
    void aWrittenBundleScoresAsItDid() throws IOException {
        ModelBundles.write(bundle, directory);
        try (Dl4jTokenModel model = Dl4jTokenModel.load(directory.toString(), SCHEMA)) {
            GoldenRow golden = bundle.golden().get(3);
            float score = model.score(new float[][] {golden.row()})[0];
            assertThat((double) score).isCloseTo(golden.score(), within(1e-6));
            assertThat(model.version()).isEqualTo(bundle.info().version());
        }
    }

    @Test
    void manyRowsScoreAsEachAlone() {
        TrainingRows rows = rows(300);
        try (Dl4jTokenModel model = Dl4jTokenModel.open(bundle)) {
            float[] together = model.score(rows.rows());
            for (int i = 0; i < 300; i += 37) {
                float alone = model.score(new float[][] {rows.rows()[i]})[0];
                assertThat(together[i]).isCloseTo(alone, within(1e-5f));
            }
        }
    }

    @Test
    void readsAZip() throws IOException {
        ModelBundles.write(bundle, directory.resolve("plain"));
        Path zip = directory.resolve("bundle.zip");
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"));
                var names = Files.list(directory.resolve("plain"))) {
            for (Path name : names.toList()) {
                Files.copy(name, files.getPath("/" + name.getFileName()));
            }
        }
        assertThat(ModelBundles.load(zip.toString(), SCHEMA).info()).isEqualTo(bundle.info());
    }

    @Test
    void refusesABundleOfAnotherSchema() throws IOException {
        ModelBundles.write(bundle, directory);
        assertThatThrownBy(() -> Dl4jTokenModel.load(directory.toString(), FeatureSchema.tokens()))
                .isInstanceOf(UnusableBundleException.class)
                .hasMessageContaining(
                        "expected a bundle trained on feature schema "
                                + FeatureSchema.tokens().hash())
                .hasMessageContaining(SCHEMA.hash());
    }

    @Test
    void refusesABundleWhoseGoldenRowsDisagree() {
        GoldenRow first = bundle.golden().get(0);
        GoldenRow wrong = new GoldenRow(first.row(), first.score() + 2e-5);
        ModelBundle tampered =
                new ModelBundle(
                        bundle.info(),
                        bundle.normalizer(),
                        bundle.calibration(),
                        List.of(wrong),
                        bundle.network(),
                        bundle.card());
        assertThatThrownBy(() -> Dl4jTokenModel.open(tampered))
                .isInstanceOf(UnusableBundleException.class)
                .hasMessageStartingWith("expected score " + wrong.score() + " for golden row 0");
    }

    @Test
    void refusesABundleThatMissesAFile() throws IOException {
        ModelBundles.write(bundle, directory);
        Files.delete(directory.resolve("golden.json"));
        assertThatThrownBy(() -> ModelBundles.load(directory.toString(), SCHEMA))
                .isInstanceOf(UnusableBundleException.class)
                .hasMessageContaining("golden.json");
    }

    /** Labels follow the product of two features, which no line can tell. */
    private static TrainingRows rows(int n) {
        Random random = new Random(5);
        float[][] rows = new float[n][];
        boolean[] labels = new boolean[n];
        long[] times = new long[n];
        long[] knownAt = new long[n];
        for (int i = 0; i < n; i++) {
            rows[i] =
                    new float[] {
                        (float) random.nextGaussian() * 10,
                        random.nextFloat(),
                        (float) random.nextGaussian()
                    };
            labels[i] = rows[i][0] * rows[i][2] > 3;
            times[i] = i;
            knownAt[i] = i + 10;
        }
        return new TrainingRows(
                SCHEMA, rows, labels, times, knownAt, "above 3", "Rows made up for a test.");
    }
}
