package io.slipstream.jobs.monitoring;

import io.slipstream.jobs.RepositoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A YAML file of the repository as maps and lists; merge keys are merged. */
public final class YamlFile {

    private YamlFile() {}

    public static Map<String, Object> read(String path) throws IOException {
        String text = Files.readString(RepositoryFolder.root().resolve(path));
        return map(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object value) {
        Map<String, Object> merged = new LinkedHashMap<>();
        Map<String, Object> own = value == null ? Map.of() : (Map<String, Object>) value;
        if (own.containsKey("<<")) {
            merged.putAll(map(own.get("<<")));
        }
        merged.putAll(own);
        merged.remove("<<");
        return merged;
    }

    @SuppressWarnings("unchecked")
    public static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }
}
