package io.slipstream.models.scoring.compiled;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.models.scoring.UnusableBundleException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads the weights out of a zip that Deeplearning4j's ModelSerializer wrote, without
 * Deeplearning4j and its native libraries.
 *
 * <p>{@code configuration.json} tells the layers. {@code coefficients.bin} is an ND4J array,
 * written by {@code Nd4j.write}: two buffers (shape, data), each as a UTF name of its allocation, a
 * long length, a UTF name of its type, and the numbers, big-endian. The data is, layer by layer,
 * the matrix of weights column by column and then the biases.
 */
final class NetworkWeights {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DENSE = "org.deeplearning4j.nn.conf.layers.DenseLayer";
    private static final String OUTPUT = "org.deeplearning4j.nn.conf.layers.OutputLayer";
    private static final long MOST_NUMBERS = 50_000_000;

    private NetworkWeights() {}

    /**
     * A dense layer.
     *
     * @param weights in × out, the inputs of one output after another
     */
    record Dense(int in, int out, float[] weights, float[] biases) {}

    /**
     * The layers in their order.
     *
     * @throws UnusableBundleException if it is no such zip, or a network of another shape than
     *     rectified dense layers and one sigmoid
     */
    static List<Dense> read(byte[] zip) {
        try {
            Map<String, byte[]> files = unzip(zip);
            float[] numbers = numbers(file(files, "coefficients.bin"));
            JsonNode layers = JSON.readTree(file(files, "configuration.json")).path("confs");
            return layers(layers, numbers);
        } catch (IOException e) {
            throw new UnusableBundleException(
                    "expected a Deeplearning4j network, was " + e.getMessage(), e);
        }
    }

    private static List<Dense> layers(JsonNode confs, float[] numbers) throws IOException {
        List<Dense> layers = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < confs.size(); i++) {
            JsonNode layer = confs.get(i).path("layer");
            boolean last = i == confs.size() - 1;
            expect(last ? OUTPUT : DENSE, layer.path("@class").asText());
            expect(
                    last ? "ActivationSigmoid" : "ActivationReLU",
                    layer.path("activationFn").path("@class").asText());
            int in = layer.path("nin").asInt();
            int out = layer.path("nout").asInt();
            if (in <= 0 || out <= 0 || (long) at + (long) in * out + out > numbers.length) {
                throw new IOException(
                        "a layer of %d × %d among %d numbers".formatted(in, out, numbers.length));
            }
            float[] weights = new float[in * out];
            float[] biases = new float[out];
            System.arraycopy(numbers, at, weights, 0, weights.length);
            System.arraycopy(numbers, at + weights.length, biases, 0, out);
            at += weights.length + out;
            layers.add(new Dense(in, out, weights, biases));
        }
        if (layers.isEmpty() || at != numbers.length) {
            throw new IOException(at + " numbers in layers, " + numbers.length + " in all");
        }
        return layers;
    }

    private static void expect(String expected, String was) throws IOException {
        if (!was.endsWith(expected)) {
            throw new IOException("expected " + expected + ", was " + was);
        }
    }

    private static float[] numbers(byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        long shape = header(in, "LONG");
        in.skipNBytes(shape * Long.BYTES);
        float[] numbers = new float[(int) header(in, "FLOAT")];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readFloat();
        }
        return numbers;
    }

    private static long header(DataInputStream in, String type) throws IOException {
        in.readUTF();
        long length = in.readLong();
        expect(type, in.readUTF());
        if (length < 0 || length > MOST_NUMBERS) {
            throw new IOException("a buffer of " + length + " numbers");
        }
        return length;
    }

    private static byte[] file(Map<String, byte[]> files, String name) throws IOException {
        byte[] file = files.get(name);
        if (file == null) {
            throw new IOException("no " + name + " in it");
        }
        return file;
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (InputStream bytes = new ByteArrayInputStream(zip);
                ZipInputStream in = new ZipInputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
