package io.slipstream.models.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
    private static final int ROUNDS = Integer.getInteger("slipstream.fuzz.rounds", 20_000);
    private static final JsonFactory JACKSON = new JsonFactory();
    private static final String[] ATOMS = {
        "0",
        "-1",
        "9223372036854775807",
        "-9223372036854775808",
        "1.5e3",
        "true",
        "false",
        "null",
        "\"\"",
        "\"text of more than eight bytes\"",
        "\"q\\\"\\\\\\u00e4\\ud83d\\ude00\"",
        "\"ä€😀\"",
        "123456789012345678901234567890"
    };

    private final JsonCursor json = new JsonCursor();
    private final Random random = new Random(8259);

    @Test
    void readsTheSameAsJacksonAndBreaksOnNothing() {
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] text = value(0).getBytes(StandardCharsets.UTF_8);
            int flips = random.nextInt(3);
            for (int i = 0; i < flips; i++) {
                text[random.nextInt(text.length)] = mutation();
            }
            List<String> expected = byJackson(text);
            List<String> walked = byCursor(text, 0, text.length);
            if (expected != null) {
                accepted++;
                assertThat(walked).as(latin1(text)).isEqualTo(expected);
                assertThat(skips(text)).as(latin1(text)).isTrue();
            } else {
                skips(text);
            }
            byte[] padded = new byte[text.length + 4];
            System.arraycopy(text, 0, padded, 2, text.length);
            assertThat(byCursor(padded, 2, text.length)).isEqualTo(walked);
        }
        assertThat(accepted).isBetween(ROUNDS / 4, ROUNDS - 1);
    }

    @Test
    void refusesEveryBeginningOfAnObject() {
        byte[] text = "{\"a\":[1,{\"b\":\"\\\"x\"}],\"c\":null}".getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < text.length; length++) {
            byte[] cut = Arrays.copyOf(text, length);
            assertThat(byCursor(cut, 0, length)).as(latin1(cut)).isNull();
            assertThat(skips(cut)).as(latin1(cut)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1,}", "{,\"a\":1}", "[1 2]", "[,1]", "{\"a\" 1}", "{a:1}", "[01]"})
    void refusesWhatIsNotJsonWhereItWalks(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(byCursor(bytes, 0, bytes.length)).isNull();
    }

    @Test
    void refusesSkippedBracketsThatDoNotMatchOrAreTooDeep() {
        assertThat(skips("[{]}".getBytes(StandardCharsets.UTF_8))).isFalse();
        String deep = "[".repeat(JsonCursor.DEEPEST) + "]".repeat(JsonCursor.DEEPEST);
        assertThat(skips(deep.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(skips(("[" + deep + "]").getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void saysWhatItExpectedAndWhere() {
        byte[] text = "{\"a\":x}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> walk(json.reset(text, 0, text.length), new ArrayList<>()))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("expected a value, was 'x' at byte 5");
    }

    private String value(int depth) {
        int kind = depth > 4 ? 2 : random.nextInt(4);
        StringBuilder text = new StringBuilder(space());
        if (kind == 0 || depth == 0) {
            text.append('{');
            for (int i = random.nextInt(5); i > 0; i--) {
                text.append(space()).append('"').append("n".repeat(random.nextInt(20)));
                text.append("\":").append(value(depth + 1)).append(i > 1 ? "," : "");
            }
            text.append('}');
        } else if (kind == 1) {
            text.append('[');
            for (int i = random.nextInt(5); i > 0; i--) {
                text.append(value(depth + 1)).append(i > 1 ? "," : "");
            }
            text.append(space()).append(']');
        } else {
            text.append(ATOMS[random.nextInt(ATOMS.length)]);
        }
        return text.append(space()).toString();
    }

    private String space() {
        return random.nextInt(6) == 0 ? " \t\r\n".substring(random.nextInt(4)) : "";
    }

    private byte mutation() {
        String likely = "\"\\{}[],:0-e. tu";
        return random.nextBoolean()
                ? (byte) random.nextInt(256)
                : (byte) likely.charAt(random.nextInt(likely.length()));
    }

    private static List<String> byJackson(byte[] text) {
        List<String> tokens = new ArrayList<>();
        for (byte each : text) {
            if (each >= 0 && each < ' ' && "\t\r\n".indexOf(each) < 0) {
                return null; // JSON has no such byte anywhere; Jackson takes one behind a 0
            }
        }
        try (JsonParser parser = JACKSON.createParser(text)) {
            // Jackson takes some bytes for characters that UTF-8 forbids
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            int values = 0;
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructEnd()) {
                    depth--;
                } else if (token != JsonToken.FIELD_NAME && depth == 0) {
                    values++;
                }
                depth += token.isStructStart() ? 1 : 0;
                tokens.add(
                        switch (token) {
                            case VALUE_STRING, FIELD_NAME -> "'" + normal(parser.getText());
                            case VALUE_NUMBER_INT ->
                                    parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                                            ? "number"
                                            : Long.toString(parser.getLongValue());
                            case VALUE_NUMBER_FLOAT -> "number";
                            default -> token.asString();
                        });
            }
            return values == 1 ? tokens : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** A lone surrogate cannot be UTF-8: both sides make it a question mark. */
    private static String normal(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private List<String> byCursor(byte[] text, int offset, int length) {
        List<String> tokens = new ArrayList<>();
        try {
            walk(json.reset(text, offset, length), tokens);
            json.end();
            return tokens;
        } catch (MalformedJsonException e) {
            assertThat(e.getMessage()).startsWith("expected ");
            return null;
        }
    }

    private boolean skips(byte[] text) {
        try {
            json.reset(text, 0, text.length).skip();
            json.end();
            return true;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private static void walk(JsonCursor json, List<String> tokens) throws MalformedJsonException {
        if (json.isObject()) {
            tokens.add("{");
            json.startObject();
            while (json.nextField()) {
                tokens.add("'" + json.textAsString());
                walk(json, tokens);
            }
            tokens.add("}");
        } else if (json.isArray()) {
            tokens.add("[");
            json.startArray();
            while (json.nextElement()) {
                walk(json, tokens);
            }
            tokens.add("]");
        } else if (json.isString()) {
            json.string();
            tokens.add("'" + json.textAsString());
        } else if (json.isNumber()) {
            tokens.add(number(json));
        } else {
            tokens.add(json.isNull() ? "null" : json.isTrue() ? "true" : "false");
            json.skip();
        }
    }

    private static String number(JsonCursor json) throws MalformedJsonException {
        int from = json.position();
        try {
            return Long.toString(json.integer());
        } catch (MalformedJsonException e) {
            if (e.getMessage().startsWith("expected a whole number")
                    && json.bytes()[from] == '0'
                    && Character.isDigit(json.bytes()[from + 1])) {
                throw e; // a leading zero
            }
            json.skip(); // a fraction, or more than 64 bits
            return "number";
        }
    }

    private static String latin1(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
