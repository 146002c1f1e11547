package io.slipstream.jobs.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for statements, one after the other, until the input ends or somebody says quit. */
public final class SqlPrompt {

    private final SqlSession session;
    private final RowFormat format;
    private final Map<String, String> values;

    /**
     * @param values what {@code ${name}} stands for
     */
    public SqlPrompt(SqlSession session, RowFormat format, Map<String, String> values) {
        this.session = session;
        this.format = format;
        this.values = values;
    }

    /** A statement that fails is told, and the next one asked for. */
    public void run(BufferedReader in, PrintStream out) throws IOException {
        out.println(
                "Flink SQL. A statement ends with a semicolon; SHOW TABLES; DESCRIBE orders; quit ends.");
        StringBuilder text = new StringBuilder();
        while (true) {
            out.print(text.isEmpty() ? "sql> " : "   > ");
            out.flush();
            @Nullable String line = in.readLine();
            if (line == null) {
                out.println();
                return;
            }
            String word = line.strip().replaceFirst(";$", "").toLowerCase(Locale.ROOT);
            if (text.isEmpty() && (word.equals("quit") || word.equals("exit"))) {
                return;
            }
            text.append(line).append('\n');
            if (!SqlScript.isOpen(text.toString())) {
                answer(text.toString(), out);
                text.setLength(0);
            }
        }
    }

    private void answer(String text, PrintStream out) {
        for (String statement : SqlScript.statements(text)) {
            try {
                session.run(SqlScript.fill(statement, values), out, format);
            } catch (IOException | IllegalArgumentException | SqlRefusedException e) {
                out.println("! " + e.getMessage());
            }
        }
    }
}
