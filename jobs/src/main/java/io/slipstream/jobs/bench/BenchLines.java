package io.slipstream.jobs.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The lines of a recorded file, as bytes. */
public final class BenchLines {
    private BenchLines() {}

    /** All lines that are not empty, of a plain or gzipped file. */
    public static List<byte[]> read(Path file) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader =
                        new BufferedReader(
                                // every byte is a character of its own: any bytes come through
                                new InputStreamReader(in, StandardCharsets.ISO_8859_1))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        }
        return lines;
    }
}
