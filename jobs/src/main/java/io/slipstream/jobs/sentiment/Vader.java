package io.slipstream.jobs.sentiment;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipstream.models.social.Sentiment.Label;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The yardstick: npm's {@code vader-sentiment}, if Node and the package are there. */
public final class Vader {
    /** Where VADER's authors draw the line. */
    private static final double NEUTRAL_BELOW = 0.05;

    private static final String SCRIPT =
            "const v=require('vader-sentiment').SentimentIntensityAnalyzer;"
                    + "const t=JSON.parse(require('fs').readFileSync(0));"
                    + "console.log(JSON.stringify(t.map(x=>v.polarity_scores(x).compound)))";

    private Vader() {}

    /**
     * Labels each text.
     *
     * @param modules the folder {@code node_modules} that holds the package
     * @return null if it cannot be run
     */
    public static @Nullable List<Label> labels(Path modules, List<String> texts)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("node", "-e", SCRIPT)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("NODE_PATH", modules.toAbsolutePath().toString());
        JsonMapper json = JsonMapper.builder().build();
        try {
            Process node = builder.start();
            try (OutputStream in = node.getOutputStream()) {
                in.write(json.writeValueAsBytes(texts));
            }
            byte[] answer = node.getInputStream().readAllBytes();
            if (node.waitFor() != 0) {
                return null;
            }
            return Arrays.stream(json.readValue(answer, double[].class))
                    .mapToObj(Vader::label)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (IOException noNode) {
            return null;
        }
    }

    private static Label label(double compound) {
        if (Math.abs(compound) < NEUTRAL_BELOW) {
            return Label.NEUTRAL;
        }
        return compound > 0 ? Label.POSITIVE : Label.NEGATIVE;
    }
}
