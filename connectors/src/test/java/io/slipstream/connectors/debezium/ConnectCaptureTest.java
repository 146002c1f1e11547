package io.slipstream.connectors.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConnectCaptureTest {

    private static final String URL =
            "jdbc:postgresql://db:5432/slipstream?user=slipstream&password=hush";

    @Test
    void aWorkerCapturesWhatTheEngineCaptures() {
        Properties engine = CaptureSettings.of(URL, "broker:9092");
        Map<String, String> connector = new TreeMap<>(ConnectCapture.connector(URL));

        engine.forEach(
                (name, value) -> {
                    String key = name.toString();
                    if (!key.startsWith("offset.")
                            && !key.equals("bootstrap.servers")
                            && !key.equals("database.password")) {
                        assertThat(connector.remove(key)).as(key).isEqualTo(value);
                    }
                });
        assertThat(connector.keySet())
                .containsExactlyInAnyOrder(
                        "database.password", "key.converter", "value.converter", "tasks.max");
    }

    @Test
    void thePasswordIsReadByTheWorkerAndNotSentToIt() {
        assertThat(ConnectCapture.connector(URL).toString()).doesNotContain("hush");
        assertThat(ConnectCapture.connector(URL))
                .containsEntry("database.password", "${env:POSTGRES_PASSWORD}");
    }

    @Test
    void aPlaceWithinASnapshotOrBeforeTheMessageIsNotFarEnough() throws Exception {
        assertThat(past("{\"offsets\":[]}")).isFalse();
        assertThat(past(place("\"lsn\":99,\"snapshot\":\"INITIAL\""))).isFalse();
        assertThat(past(place("\"lsn\":99,\"snapshot\":true"))).isFalse();
        assertThat(past(place("\"lsn\":41"))).isFalse();
        assertThat(past(place("\"lsn\":42"))).isTrue();
    }

    private static String place(String offset) {
        return "{\"offsets\":[{\"partition\":{\"server\":\"cdc\"},\"offset\":{" + offset + "}}]}";
    }

    private static boolean past(String offsets) throws Exception {
        JsonNode answer = new ObjectMapper().readTree(offsets);
        return ConnectCapture.isPast(answer, 42);
    }
}
