package io.slipstream.connectors.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotProgressTest {
    private final SnapshotProgress progress = new SnapshotProgress();

    @Test
    void emptyTopicsAreReadAtOnce() {
        assertThat(progress.marked(Map.of("users-0", 0L, "user_settings-0", 0L))).isTrue();
        assertThat(progress.read("users-0", 0)).isFalse();
    }

    @Test
    void waitsForTheLastPartition() {
        assertThat(progress.read("users-0", 0)).isFalse();
        assertThat(progress.marked(Map.of("users-0", 2L, "user_settings-0", 1L))).isFalse();
        assertThat(progress.read("users-0", 1)).isFalse();
        assertThat(progress.read("user_settings-0", 0)).isTrue();
        assertThat(progress.read("user_settings-0", 1)).isFalse();
    }

    @Test
    void offsetsThatCompactionTookAreNotWaitedFor() {
        assertThat(progress.marked(Map.of("users-0", 10L))).isFalse();
        assertThat(progress.read("users-0", 12)).isTrue();
    }

    @Test
    void aMarkThatComesLastFindsEverythingRead() {
        progress.read("users-0", 9);
        assertThat(progress.marked(Map.of("users-0", 10L))).isTrue();
    }

    @Test
    void goesOnFromWhatWasSaved() {
        progress.read("users-0", 3);
        progress.marked(Map.of("users-0", 6L, "user_settings-0", 1L));
        SnapshotProgress restored = SnapshotProgress.of(progress.partitions());
        assertThat(restored.read("user_settings-0", 0)).isFalse();
        assertThat(restored.read("users-0", 5)).isTrue();
    }

    @Test
    void aMarkIsWrittenAsItsOffsets() throws Exception {
        byte[] json = new SnapshotMark(Map.of("cdc.public.users-0", 123L)).write();
        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo("{\"offsets\":{\"cdc.public.users-0\":123}}");
        assertThat(SnapshotMark.read(json).offsets()).containsEntry("cdc.public.users-0", 123L);
    }
}
