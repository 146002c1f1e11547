package io.slipstream.connectors.recording;

import java.io.IOException;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/** Reads such files, each as a whole. */
final class AvroFileFormat<T> extends SimpleStreamFormat<T> {
    private static final long serialVersionUID = 1L;

    private final AvroForm<T> form;
    private final Class<T> type;

    AvroFileFormat(AvroForm<T> form, Class<T> type) {
        this.form = form;
        this.type = type;
    }

    @Override
    public Reader<T> createReader(Configuration configuration, FSDataInputStream in)
            throws IOException {
        GenericDatumReader<GenericRecord> rows = new GenericDatumReader<>(null, form.schema());
        return new Rows<>(form, new DataFileStream<>(in, rows));
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return TypeInformation.of(type);
    }

    private record Rows<T>(AvroForm<T> form, DataFileStream<GenericRecord> file)
            implements Reader<T> {

        @Override
        public @Nullable T read() {
            return file.hasNext() ? form.read(file.next()) : null;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
