package io.slipstream.connectors.social;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipstream.connectors.solana.RetryAfter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Calls to one source, never more often than it allows. Answers other than 200 become exceptions
 * that say how long to wait; they never repeat an address or a header, which may hold a key.
 */
final class SocialHttp {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DENIED = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int LARGEST = 8 << 20;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final long nanosBetween;
    private long nextAt = System.nanoTime();

    /**
     * @param between least time from one call to the next
     */
    SocialHttp(Duration between) {
        nanosBetween = between.toNanos();
    }

    JsonNode get(URI uri, Map<String, String> headers) throws IOException, InterruptedException {
        return read(send(request(uri, headers).timeout(TIMEOUT).GET().build()));
    }

    JsonNode post(URI uri, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        return read(
                send(
                        request(uri, headers)
                                .timeout(TIMEOUT)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build()));
    }

    /** An answer that goes on once it has begun in time; the caller closes it. */
    InputStream stream(URI uri, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(request(uri, headers).timeout(TIMEOUT).GET().build()).body();
    }

    private static HttpRequest.Builder request(URI uri, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<InputStream> send(HttpRequest request)
            throws IOException, InterruptedException {
        long wait = nextAt - System.nanoTime();
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait).toMillis() + 1);
        }
        nextAt = System.nanoTime() + nanosBetween;
        HttpResponse<InputStream> response =
                http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        int status = response.statusCode();
        if (status / 100 == 2) {
            return response;
        }
        try (InputStream body = response.body()) {
            if (status == 429) {
                throw new SourceRefusedException(
                        status, pause(response.headers(), body, Instant.now()));
            }
        }
        if (status == 401 || status == 403) {
            throw new SourceRefusedException(status, DENIED);
        }
        throw new IOException("expected HTTP 200, was " + status);
    }

    private static JsonNode read(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("expected at most " + LARGEST + " bytes, was more");
            }
            JsonNode json = MAPPER.readTree(bytes);
            if (json == null || json.isMissingNode()) {
                throw new IOException("expected JSON, was nothing");
            }
            return json;
        }
    }

    /**
     * Retry-After, else X's {@code x-rate-limit-reset} (epoch seconds) or Reddit's {@code
     * x-ratelimit-reset} (seconds), else Discord's {@code retry_after} (seconds) in the body.
     */
    private static Duration pause(HttpHeaders headers, InputStream body, Instant now)
            throws IOException {
        String after = headers.firstValue("retry-after").orElse("");
        Duration wait;
        if (!after.isBlank()) {
            wait = RetryAfter.parse(after, now);
        } else if (headers.firstValue("x-rate-limit-reset").isPresent()) {
            long reset = (long) number(headers.firstValue("x-rate-limit-reset").get());
            wait = Duration.ofSeconds(Math.max(1, reset - now.getEpochSecond()));
        } else if (headers.firstValue("x-ratelimit-reset").isPresent()) {
            wait = seconds(number(headers.firstValue("x-ratelimit-reset").get()));
        } else {
            wait = seconds(retryAfter(body));
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static double retryAfter(InputStream body) throws IOException {
        try {
            return MAPPER.readTree(body.readNBytes(LARGEST)).path("retry_after").asDouble(1);
        } catch (JsonProcessingException noJson) {
            return 1;
        }
    }

    private static Duration seconds(double seconds) {
        double bounded = Math.min(Math.max(0.001, seconds), LONGEST.toSeconds());
        return Duration.ofMillis((long) (bounded * 1000));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
