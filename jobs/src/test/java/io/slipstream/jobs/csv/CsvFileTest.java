package io.slipstream.jobs.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.models.scoring.dataset.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir Path directory;

    @Test
    void readsQuotesLineEndsAndAByteOrderMark() throws IOException {
        Table table = read("\uFEFFa, b ,c\r\n1,\"x, \"\"y\"\"\n z\",3\r\n\r\n4,,,,\n5\r6,7,8");
        assertThat(table.header()).containsExactly("a", "b", "c");
        assertThat(table.rows())
                .containsExactly(
                        new String[] {"1", "x, \"y\"\n z", "3"},
                        new String[] {"4", "", ""},
                        new String[] {"5", "", ""},
                        new String[] {"6", "7", "8"});
    }

    @Test
    void semicolonsSeparateWhereNoCommaDoes() throws IOException {
        assertThat(read("a;b\n1,5;2\n").rows().get(0)).containsExactly("1,5", "2");
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("expected a header");
        assertThatThrownBy(() -> read("a,a\n")).hasMessageContaining("was 'a' twice");
        assertThatThrownBy(() -> read("a,b\n1,2,3\n"))
                .hasMessageContaining("expected at most 2 cells in row 1");
        assertThatThrownBy(() -> read("a\n\"open\n"))
                .hasMessageContaining("expected a closing quote");
    }

    private Table read(String text) throws IOException {
        Path file = directory.resolve("table.csv");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return CsvFile.read(file);
    }
}
