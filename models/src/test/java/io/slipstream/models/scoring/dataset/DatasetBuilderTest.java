package io.slipstream.models.scoring.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatasetBuilderTest {
    private static final List<String> HEADER =
            List.of(
                    "mint", "launch", "n", "buys", "flag", "gappy", "same", "dex", "nothing",
                    "x_15m", "x_30m", "typo");

    @Test
    void saysWhatItDropsAndWhy() {
        Dataset dataset = DatasetBuilder.build(table(400, false), options(null, Set.of("typo")));
        assertThat(
                        dataset.dropped().stream()
                                .collect(Collectors.toMap(DroppedColumn::name, DroppedColumn::why)))
                .hasSize(8)
                .containsEntry("mint", "id: texts that hardly repeat")
                .containsEntry("launch", "the time to split along")
                .containsEntry("n", "id: a number for each row")
                .containsEntry("same", "constant")
                .containsEntry("dex", "unparsed: texts")
                .containsEntry("nothing", "empty")
                .containsEntry("x_15m", "the label's own measure at another horizon")
                .containsEntry("typo", "as told");
        assertThat(dataset.columns())
                .extracting(DatasetColumn::name)
                .containsExactly("buys", "flag", "gappy");
        assertThat(dataset.rows().schema().features())
                .extracting(f -> f.name())
                .containsExactly("buys", "flag", "gappy", "gappy?");
        assertThat(dataset.rows().venues()).contains("pump", "ray");
    }

    @Test
    void rowsWithoutALabelAreLeftOut() {
        Dataset dataset = DatasetBuilder.build(table(400, false), options("launch", Set.of()));
        assertThat(dataset.rows().size()).isEqualTo(390);
        assertThat(dataset.notes()).contains("10 rows without a label were left out.");
    }

    @Test
    void theHorizonInTheLabelsNameIsTheEmbargo() {
        Dataset dataset = DatasetBuilder.build(table(400, false), options("launch", Set.of()));
        assertThat(dataset.rows().knownAt()[7] - dataset.rows().times()[7]).isEqualTo(1_800);
    }

    @Test
    void aColumnThatKnowsTheLabelStopsWithItsName() {
        Table table = table(400, true);
        assertThatThrownBy(() -> DatasetBuilder.build(table, options(null, Set.of())))
                .isInstanceOf(LeakyColumnException.class)
                .hasMessageContaining("was buys (AUC 1.000)");
        DatasetOptions allowed =
                new DatasetOptions(
                        LabelRule.of("x_30m>=2"), "launch", Set.of(), true, 1, "A test.");
        Dataset dataset = DatasetBuilder.build(table, allowed);
        assertThat(dataset.columns()).extracting(DatasetColumn::name).contains("buys", "x_15m");
        assertThat(dataset.notes())
                .anyMatch(
                        note -> note.startsWith("Allowed although it tells the label alone: buys"));
    }

    @Test
    void withoutTimesASubjectIsOnOneSideOfEveryCut() {
        List<String[]> rows = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            String who = "m" + (i < 20 ? i % 10 : i);
            rows.add(new String[] {who, "" + random.nextInt(50), "" + random.nextInt(2)});
        }
        Table table = new Table(List.of("mint", "a", "good"), rows);
        DatasetOptions options =
                new DatasetOptions(LabelRule.of("good"), null, Set.of(), false, 1, "A test.");
        Dataset dataset = DatasetBuilder.build(table, options);
        long[] times = dataset.rows().times();
        assertThat(times[3]).isEqualTo(times[13]).isNotEqualTo(times[4]);
        assertThat(dataset.notes()).anyMatch(note -> note.contains("split at random"));
    }

    @Test
    void readsRowsOfAnotherTableByTheirNames() {
        Dataset dataset =
                DatasetBuilder.build(table(400, false), options("launch", Set.of("typo")));
        RowReader reader =
                new RowReader(dataset.columns(), List.of("more", "gappy", "flag", "buys"));
        float typical = (float) dataset.columns().get(2).typical();
        assertThat(reader.read(new String[] {"?", "", "yes", "1e300"}))
                .containsExactly(1e30f, 1, typical, 0);
        assertThat(reader.read(new String[] {"x"})).hasSize(4);
        assertThat(reader.nonsense()).isZero();
        assertThat(reader.read(new String[] {"", "7", "n", "lots"})[2]).isEqualTo(7);
        assertThat(reader.nonsense()).isEqualTo(1);
        assertThatThrownBy(() -> new RowReader(dataset.columns(), List.of("buys", "Flag")))
                .hasMessageEndingWith("missing: flag, gappy");
    }

    @Test
    void namesAColumnThatIsNotThere() {
        assertThatThrownBy(() -> DatasetBuilder.build(table(50, false), options("when", Set.of())))
                .hasMessageStartingWith("expected a column when, was mint, launch");
    }

    private static DatasetOptions options(@Nullable String time, Set<String> drop) {
        return new DatasetOptions(LabelRule.of("x_30m>=2"), time, drop, false, 1, "A test.");
    }

    private static Table table(int n, boolean leaky) {
        Random random = new Random(3);
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double outcome = 1 + random.nextDouble() * 2;
            boolean unlabelled = i % 40 == 0;
            rows.add(
                    new String[] {
                        "Mint" + i,
                        "2026-03-%02dT%02d:00:00".formatted(1 + i / 24 % 28, i % 24),
                        "" + i,
                        "" + (leaky ? outcome * 10 : random.nextInt(90)),
                        i % 3 == 0 ? "true" : "false",
                        i % 5 == 0 ? "" : "" + random.nextInt(1_000),
                        "4",
                        i % 2 == 0 ? "pump" : "ray",
                        "",
                        "" + (outcome + random.nextGaussian()),
                        unlabelled ? "" : "" + outcome,
                        i == 9 ? "oops" : "" + random.nextDouble()
                    });
        }
        assertThat(rows).allSatisfy(row -> assertThat(Arrays.asList(row)).hasSize(HEADER.size()));
        return new Table(HEADER, rows);
    }
}
