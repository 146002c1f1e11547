package io.slipstream.connectors.recording;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;

/** Writes Avro container files, deflated: the JDK can do that, without natives. */
record AvroWriterFactory<T>(AvroForm<T> form) implements BulkWriter.Factory<T> {
    private static final int DEFLATE_LEVEL = 6;

    @Override
    public BulkWriter<T> create(FSDataOutputStream out) throws IOException {
        return new AvroWriter<>(form, open(form.schema(), out));
    }

    static DataFileWriter<GenericRecord> open(Schema schema, FSDataOutputStream out)
            throws IOException {
        DataFileWriter<GenericRecord> file = new DataFileWriter<>(new GenericDatumWriter<>(schema));
        file.setCodec(CodecFactory.deflateCodec(DEFLATE_LEVEL));
        return file.create(schema, out);
    }

    private record AvroWriter<T>(AvroForm<T> form, DataFileWriter<GenericRecord> file)
            implements BulkWriter<T> {

        @Override
        public void addElement(T element) throws IOException {
            file.append(form.write(element));
        }

        @Override
        public void flush() throws IOException {
            file.flush();
        }

        /** The stream itself is the sink's to close. */
        @Override
        public void finish() throws IOException {
            file.flush();
        }
    }
}
