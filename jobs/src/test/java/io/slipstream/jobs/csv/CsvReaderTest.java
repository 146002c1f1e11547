package io.slipstream.jobs.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

    @Test
    void readsQuotesCommasAndLinesInACell() throws IOException {
        assertThat(rows("a,\"b,\"\"c\"\"\nd\",e\n"))
                .containsExactly(List.of("a", "b,\"c\"\nd", "e"));
    }

    @Test
    void readsEveryLineEndAndALastLineWithoutOne() throws IOException {
        assertThat(rows("a,b\r\nc,d\re,f\ng,h"))
                .containsExactly(
                        List.of("a", "b"), List.of("c", "d"), List.of("e", "f"), List.of("g", "h"));
    }

    @Test
    void dropsAByteOrderMarkAndKeepsLineEndsInQuotes() throws IOException {
        assertThat(rows("\uFEFF\"a\r\nb\",c")).containsExactly(List.of("a\r\nb", "c"));
    }

    @Test
    void tellsAnEmptyCellFromAnEmptyLine() throws IOException {
        assertThat(rows("a\n\n\"\"\n\nb\n"))
                .containsExactly(List.of("a"), List.of(""), List.of("b"));
        assertThat(rows("a,\n,b\n")).containsExactly(List.of("a", ""), List.of("", "b"));
    }

    @Test
    void closesAQuoteThatNobodyClosesAtTheEnd() throws IOException {
        assertThat(rows("a,\"b\nc")).containsExactly(List.of("a", "b\nc"));
    }

    @Test
    void keepsAQuoteWithinACell() throws IOException {
        assertThat(rows("5\" disk,\"x\"y\n")).containsExactly(List.of("5\" disk", "xy"));
    }

    private static List<List<String>> rows(String text) throws IOException {
        CsvReader reader = new CsvReader(new StringReader(text), ',');
        List<List<String>> rows = new ArrayList<>();
        List<String> row;
        while ((row = reader.next()) != null) {
            rows.add(row);
        }
        return rows;
    }
}
