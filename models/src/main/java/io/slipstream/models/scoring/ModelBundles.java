package io.slipstream.models.scoring;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads and writes bundles: a directory, a zip of its files, or the same files on the class path.
 */
public final class ModelBundles {
    /** The bundle that comes with Slipstream. */
    public static final String DEFAULT = "classpath:bundles/default";

    private static final String CLASSPATH = "classpath:";
    private static final String INFO = "bundle.json";
    private static final String NORMALIZER = "normalizer.json";
    private static final String CALIBRATION = "calibration.json";
    private static final String GOLDEN = "golden.json";
    private static final String SCHEMA = "schema.json";
    private static final String COLUMNS = "columns.json";
    private static final String REFERENCE = "reference.json";
    private static final String HELD_OUT = "held-out.json";
    private static final String NETWORK = "network.zip";
    private static final String TREES = "trees.json";
    private static final String CARD = "card.md";
    private static final String CARD_PAGE = "card.html";

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ModelBundles() {}

    /**
     * Reads a bundle.
     *
     * @param location a directory, a {@code .zip}, or {@code classpath:} and a folder
     * @throws UnusableBundleException if a part is missing or unreadable, or if it was trained on
     *     another schema than the expected one
     */
    public static ModelBundle load(String location, FeatureSchema expected) {
        ModelBundle bundle = load(location);
        String hash = bundle.info().schemaHash();
        if (!hash.equals(expected.hash())) {
            throw new UnusableBundleException(
                    "expected a bundle trained on feature schema "
                            + expected.hash()
                            + ", was "
                            + location
                            + " trained on "
                            + hash);
        }
        return bundle;
    }

    /**
     * Reads a bundle of any schema.
     *
     * @throws UnusableBundleException if a part is missing or unreadable
     */
    public static ModelBundle load(String location) {
        try {
            return location.endsWith(".zip") ? unzip(location) : read(location);
        } catch (IOException e) {
            throw new UnusableBundleException(
                    "expected a readable model bundle at " + location + ", was " + e, e);
        }
    }

    /** Writes the files of a bundle into a directory, which is made if need be. */
    public static void write(ModelBundle bundle, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve(INFO), json(bundle.info()));
        Files.write(directory.resolve(NORMALIZER), json(bundle.normalizer()));
        Files.write(directory.resolve(CALIBRATION), json(bundle.calibration()));
        Files.write(directory.resolve(GOLDEN), json(bundle.golden()));
        Files.write(directory.resolve(SCHEMA), json(bundle.schema().features()));
        Files.write(directory.resolve(COLUMNS), json(bundle.columns()));
        Files.write(directory.resolve(REFERENCE), json(bundle.reference()));
        Files.write(directory.resolve(HELD_OUT), json(bundle.heldOut()));
        Files.deleteIfExists(directory.resolve(NETWORK));
        Files.deleteIfExists(directory.resolve(TREES));
        if (bundle.info().kind() == ModelKind.NETWORK) {
            Files.write(directory.resolve(NETWORK), bundle.requiredNetwork());
        } else {
            Files.write(directory.resolve(TREES), json(bundle.requiredTrees()));
        }
        Files.writeString(directory.resolve(CARD), bundle.card());
        Files.writeString(directory.resolve(CARD_PAGE), CardPage.of(bundle));
    }

    private static ModelBundle unzip(String location) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(Path.of(location))) {
            Path root = zip.getPath("/");
            return parse(name -> Files.readAllBytes(root.resolve(name)));
        }
    }

    private static ModelBundle read(String location) throws IOException {
        if (!location.startsWith(CLASSPATH)) {
            Path directory = Path.of(location);
            return parse(name -> Files.readAllBytes(directory.resolve(name)));
        }
        String folder = location.substring(CLASSPATH.length());
        return parse(name -> resource(folder + '/' + name));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ModelBundles.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new NoSuchFileException(name);
            }
            return in.readAllBytes();
        }
    }

    private static ModelBundle parse(Parts files) throws IOException {
        BundleInfo info = JSON.readValue(files.read(INFO), BundleInfo.class);
        List<Feature> features = JSON.readValue(files.read(SCHEMA), new TypeReference<>() {});
        FeatureSchema schema = new FeatureSchema(info.schemaName(), info.schemaVersion(), features);
        if (!schema.hash().equals(info.schemaHash())) {
            throw new IOException(
                    "expected a schema of hash " + info.schemaHash() + ", was " + schema.hash());
        }
        boolean trees = info.kind() == ModelKind.TREES;
        return new ModelBundle(
                info,
                schema,
                JSON.readValue(files.read(COLUMNS), new TypeReference<>() {}),
                JSON.readValue(files.read(NORMALIZER), SignedLogStandardizer.class),
                JSON.readValue(files.read(CALIBRATION), PlattCalibration.class),
                JSON.readValue(files.read(GOLDEN), new TypeReference<>() {}),
                JSON.readValue(files.read(REFERENCE), FeatureReference.class),
                trees ? null : files.read(NETWORK),
                trees ? JSON.readValue(files.read(TREES), TreeEnsemble.class) : null,
                JSON.readValue(files.read(HELD_OUT), HeldOut.class));
    }

    private static byte[] json(Object value) throws IOException {
        return JSON.writeValueAsBytes(value);
    }

    /** The files of one bundle, by name. */
    private interface Parts {
        byte[] read(String name) throws IOException;
    }
}
