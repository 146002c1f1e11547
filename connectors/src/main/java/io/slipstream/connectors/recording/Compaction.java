package io.slipstream.connectors.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * Makes one file of a day's many. The rows are there at every moment: the new file gets its name
 * when it is whole, and the old ones go after that. Whoever is killed between the two leaves rows
 * twice, as a restart without a checkpoint does.
 *
 * @param table folder of the days' folders
 * @param ending of files that their writer has finished
 */
record Compaction(Path table, Schema schema, String ending) {

    /**
     * @param before epoch millis: files that were written to later stay as they are
     * @return files that went into others
     */
    int run(long before) throws IOException {
        FileSystem files = table.getFileSystem();
        int gone = 0;
        if (files.exists(table)) {
            for (FileStatus day : files.listStatus(table)) {
                gone += day.isDir() ? compact(files, day.getPath(), before) : 0;
            }
        }
        return gone;
    }

    private int compact(FileSystem files, Path day, long before) throws IOException {
        List<Path> many = new ArrayList<>();
        for (FileStatus file : files.listStatus(day)) {
            String name = file.getPath().getName();
            boolean whole = name.endsWith(ending) && !name.startsWith(".");
            if (!file.isDir() && whole && file.getModificationTime() < before) {
                many.add(file.getPath());
            }
        }
        if (many.size() < 2) {
            return 0;
        }
        many.sort(Comparator.comparing(Path::getName));
        String name = "part-compacted-" + UUID.randomUUID() + ending;
        Path hidden = new Path(day, "." + name);
        try {
            write(files, many, hidden);
        } catch (IOException e) {
            files.delete(hidden, false);
            throw e;
        }
        if (!files.rename(hidden, new Path(day, name))) {
            throw new IOException("expected to give %s its name, could not".formatted(hidden));
        }
        for (Path old : many) {
            files.delete(old, false);
        }
        return many.size();
    }

    private void write(FileSystem files, List<Path> many, Path one) throws IOException {
        try (DataFileWriter<GenericRecord> all =
                AvroWriterFactory.open(schema, files.create(one, WriteMode.NO_OVERWRITE))) {
            for (Path each : many) {
                GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(null, schema);
                try (DataFileStream<GenericRecord> rows =
                        new DataFileStream<>(files.open(each), reader)) {
                    while (rows.hasNext()) {
                        all.append(rows.next());
                    }
                }
            }
        }
    }
}
