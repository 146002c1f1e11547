package io.slipstream.functions.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;

class SubtaskKeysTest {

    @Test
    void leadsToEverySubtaskInTurn() {
        for (int parallelism : new int[] {1, 2, 3, 7, 16}) {
            long[] numbers = SubtaskKeys.numbers(parallelism, 128);
            String[] texts = SubtaskKeys.texts(parallelism, 128);
            for (int subtask = 0; subtask < parallelism; subtask++) {
                assertThat(subtaskOf(numbers[subtask], parallelism)).isEqualTo(subtask);
                assertThat(subtaskOf(texts[subtask], parallelism)).isEqualTo(subtask);
                assertThat(numbers[subtask]).isNegative();
                assertThat(texts[subtask]).startsWith("~");
            }
        }
    }

    @Test
    void findsKeysWhereEachSubtaskHasOneKeyGroup() {
        assertThat(SubtaskKeys.numbers(128, 128)).hasSize(128).doesNotContain(0);
    }

    @Test
    void refusesMoreSubtasksThanKeyGroups() {
        assertThatThrownBy(() -> SubtaskKeys.numbers(4, 2))
                .hasMessage("expected 1 ≤ parallelism ≤ maxParallelism, was 4 and 2");
    }

    private static int subtaskOf(Object key, int parallelism) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(key, 128, parallelism);
    }
}
