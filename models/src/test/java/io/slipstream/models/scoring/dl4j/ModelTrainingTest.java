package io.slipstream.models.scoring.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slipstream.models.scoring.Feature;
import io.slipstream.models.scoring.FeatureSchema;
import io.slipstream.models.scoring.GoldenRow;
import io.slipstream.models.scoring.Importance;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.TrainingRows;
import io.slipstream.models.scoring.UnusableBundleException;
import io.slipstream.models.scoring.compiled.CompiledModel;
import io.slipstream.models.scoring.train.ModelParts;
import io.slipstream.models.scoring.train.ModelTraining;
import io.slipstream.models.scoring.train.TrainingSteps;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole training with Deeplearning4j, and what becomes of its bundle. */
class ModelTrainingTest {
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
    static void train() {
        bundle = trained();
    }

    private static ModelBundle trained() {
        return new ModelTraining(List.of(new Dl4jLearner()), 7, TrainingSteps.plain())
                .train(rows(800), List.of(), List.of("A note."))
                .get(0);
    }

    @Test
    void theSameRowsAndSeedGiveTheSameNetwork() {
        Dl4jLearner learner = new Dl4jLearner();
        ModelParts parts = learner.fit(rows(200), 3, 7);
        ModelParts again = learner.fit(rows(200), 3, 7);
        assertThat(again.network()).isEqualTo(parts.network());
        assertThat(learner.fit(rows(200), 3, 8).network()).isNotEqualTo(parts.network());
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
                .contains(
                        "made up for a test",
                        "A note.",
                        "| network |",
                        "| base rate | 0.5000 |",
                        "| venue b |",
                        "`test`");
    }

    @Test
    void aWrittenBundleScoresAsItDid() throws IOException {
        ModelBundles.write(bundle, directory);
        ModelBundle read = ModelBundles.load(directory.toString(), SCHEMA);
        assertThat(read.card()).isEqualTo(bundle.card());
        try (Dl4jTokenModel model = Dl4jTokenModel.open(read)) {
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
        assertThatThrownBy(() -> ModelBundles.load(directory.toString(), FeatureSchema.tokens()))
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
        ModelBundle tampered = with(bundle, List.of(wrong));
        assertThatThrownBy(() -> Dl4jTokenModel.open(tampered))
                .isInstanceOf(UnusableBundleException.class)
                .hasMessageStartingWith("expected score " + wrong.score() + " for golden row 0");
        assertThatThrownBy(() -> CompiledModel.open(tampered))
                .isInstanceOf(UnusableBundleException.class)
                .hasMessageStartingWith("expected score " + wrong.score() + " for golden row 0");
    }

    @Test
    void compiledItScoresAsDeeplearning4jDoes() {
        TrainingRows rows = rows(300);
        try (Dl4jTokenModel model = Dl4jTokenModel.open(bundle);
                CompiledModel compiled = CompiledModel.open(bundle)) {
            float[] scores = model.score(rows.rows());
            float[] same = compiled.score(rows.rows());
            for (int i = 0; i < scores.length; i++) {
                assertThat(same[i]).isCloseTo(scores[i], within(1e-5f));
            }
            float[] monster = {Float.MAX_VALUE, -Float.MAX_VALUE, 0};
            assertThat(compiled.score(monster)).isCloseTo(model.score(monster), within(1e-5f));
        }
    }

    @Test
    void refusesANetworkThatWasCutOff() {
        byte[] half = Arrays.copyOf(bundle.requiredNetwork(), bundle.requiredNetwork().length / 2);
        ModelBundle cut =
                new ModelBundle(
                        bundle.info(),
                        bundle.schema(),
                        bundle.columns(),
                        bundle.normalizer(),
                        bundle.calibration(),
                        bundle.golden(),
                        bundle.reference(),
                        half,
                        null,
                        bundle.heldOut());
        assertThatThrownBy(() -> CompiledModel.open(cut))
                .isInstanceOf(UnusableBundleException.class);
    }

    @Test
    void shuffledNoiseCostsLessThanAShuffledSignal() {
        List<Importance> importance = bundle.heldOut().importance();
        assertThat(importance).extracting(Importance::feature).endsWith("noise");
        assertThat(importance.get(0).averagePrecision()).isGreaterThan(0.1);
    }

    private static ModelBundle with(ModelBundle bundle, List<GoldenRow> golden) {
        return new ModelBundle(
                bundle.info(),
                bundle.schema(),
                bundle.columns(),
                bundle.normalizer(),
                bundle.calibration(),
                golden,
                bundle.reference(),
                bundle.network(),
                bundle.trees(),
                bundle.heldOut());
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
        String[] venues = new String[n];
        for (int i = 0; i < n; i++) {
            rows[i] =
                    new float[] {
                        (float) random.nextGaussian() * 10,
                        random.nextFloat(),
                        (float) random.nextGaussian()
                    };
            labels[i] = rows[i][0] * rows[i][2] > 3;
            times[i] = i;
            venues[i] = i % 2 == 0 ? "a" : "b";
            knownAt[i] = i + 10;
        }
        return new TrainingRows(
                SCHEMA,
                rows,
                labels,
                times,
                knownAt,
                venues,
                "above 3",
                "Rows made up for a test.");
    }
}
