package io.slipstream.functions.decode;

import io.slipstream.models.layout.Discriminator;
import io.slipstream.models.layout.PumpFun;
import io.slipstream.models.layout.PumpFunTradeEvent;
import io.slipstream.models.layout.PumpSwap;
import io.slipstream.models.layout.PumpSwapTradeEvent;
import io.slipstream.models.unit.Base58;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes broken transactions of good ones: first by their structure (fields dropped, doubled,
 * exchanged, of other types, of hostile sizes, in other envelopes), then by their bytes.
 */
final class TransactionMutator {
    private static final List<byte[]> HOSTILE = hostile();
    private static final long[] DISCRIMINATORS = {
        Discriminator.EVENT_CPI,
        PumpFun.CREATE,
        PumpFun.CREATE_V2,
        PumpFun.MIGRATE,
        PumpSwap.CREATE_POOL,
        Discriminator.ofInstruction("swap"),
        Discriminator.ofInstruction("swap_v2"),
        Discriminator.ofInstruction("two_hop_swap"),
        Discriminator.ofInstruction("initialize_pool"),
        Discriminator.ofInstruction("swap_base_input"),
    };
    private static final long[] EVENTS = {
        PumpFunTradeEvent.DISCRIMINATOR,
        PumpSwapTradeEvent.BUY_DISCRIMINATOR,
        PumpSwapTradeEvent.SELL_DISCRIMINATOR
    };

    private record Seed(byte[] text, JsonSpans spans) {}

    private final List<Seed> seeds = new ArrayList<>();
    private final Random random;

    TransactionMutator(List<byte[]> seeds, long seed) throws IOException {
        random = new Random(seed);
        for (byte[] text : seeds) {
            this.seeds.add(new Seed(text, new JsonSpans(text)));
        }
    }

    byte[] next() {
        Seed seed = seeds.get(random.nextInt(seeds.size()));
        byte[] mutant = random.nextInt(4) == 0 ? seed.text.clone() : byStructure(seed);
        if (random.nextInt(8) == 0) {
            mutant = wrapped(mutant);
        }
        int times = random.nextInt(3);
        for (int i = 0; i < times && mutant.length > 2; i++) {
            mutant = byBytes(mutant);
        }
        return mutant;
    }

    private byte[] byStructure(Seed seed) {
        byte[] text = seed.text;
        JsonSpans.Span value = seed.spans.value(random);
        JsonSpans.Span field = seed.spans.field(random);
        return switch (random.nextInt(7)) {
            case 0 -> replaced(text, value, HOSTILE.get(random.nextInt(HOSTILE.size())));
            case 1 -> replaced(text, value, part(other(), null));
            case 2 -> exchanged(text, value, seed.spans.value(random));
            case 3 -> replaced(text, field, "\"x\":0".getBytes(StandardCharsets.UTF_8));
            case 4 -> doubled(text, field);
            case 5 -> replaced(text, value, instructionData());
            default -> replaced(text, value, part(seed, value));
        };
    }

    private Seed other() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    /** Another value: of the same text, or any of another one. */
    private byte[] part(Seed seed, JsonSpans.Span unlike) {
        JsonSpans.Span span = seed.spans.value(random);
        for (int i = 0; i < 5 && (span.equals(unlike) || span.length() > 3_000); i++) {
            span = seed.spans.value(random);
        }
        return Arrays.copyOfRange(seed.text, span.from(), span.to());
    }

    /** A known discriminator, and behind it too little, noise, or all ones. */
    private byte[] instructionData() {
        ByteBuffer data = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        long first = DISCRIMINATORS[random.nextInt(DISCRIMINATORS.length)];
        data.putLong(first);
        if (first == Discriminator.EVENT_CPI) {
            data.putLong(EVENTS[random.nextInt(EVENTS.length)]);
        }
        byte[] rest = new byte[random.nextInt(data.remaining())];
        if (random.nextBoolean()) {
            random.nextBytes(rest);
        } else {
            Arrays.fill(rest, (byte) -1);
        }
        data.put(rest);
        String text = Base58.encode(data.array(), 0, data.position());
        return ('"' + text + '"').getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] text, JsonSpans.Span span, byte[] by) {
        byte[] out = new byte[text.length - span.length() + by.length];
        System.arraycopy(text, 0, out, 0, span.from());
        System.arraycopy(by, 0, out, span.from(), by.length);
        System.arraycopy(text, span.to(), out, span.from() + by.length, text.length - span.to());
        return out;
    }

    private static byte[] exchanged(byte[] text, JsonSpans.Span a, JsonSpans.Span b) {
        JsonSpans.Span first = a.from() <= b.from() ? a : b;
        JsonSpans.Span second = first == a ? b : a;
        if (first.to() > second.from()) {
            return text.clone(); // one inside the other
        }
        byte[] left = Arrays.copyOfRange(text, first.from(), first.to());
        byte[] right = Arrays.copyOfRange(text, second.from(), second.to());
        return replaced(replaced(text, second, left), first, right);
    }

    private static byte[] doubled(byte[] text, JsonSpans.Span field) {
        byte[] once = Arrays.copyOfRange(text, field.from(), field.to());
        byte[] twice = new byte[2 * once.length + 1];
        System.arraycopy(once, 0, twice, 0, once.length);
        twice[once.length] = ',';
        System.arraycopy(once, 0, twice, once.length + 1, once.length);
        return replaced(text, field, twice);
    }

    private byte[] wrapped(byte[] text) {
        String[] envelope =
                switch (random.nextInt(5)) {
                    case 0 -> new String[] {"{\"jsonrpc\":\"2.0\",\"result\":", ",\"id\":1}"};
                    case 1 ->
                            new String[] {
                                "{\"params\":{\"result\":{\"transaction\":",
                                ",\"slot\":9,\"transactionIndex\":3}}}"
                            };
                    case 2 -> new String[] {"{\"parentSlot\":8,\"transactions\":[", "]}"};
                    case 3 ->
                            new String[] {
                                "{\"result\":{\"blockTime\":7,\"transactions\":[{},", ",null]}}"
                            };
                    default -> new String[] {"{\"transaction\":", "}"};
                };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(envelope[0].getBytes(StandardCharsets.UTF_8));
        out.writeBytes(text);
        out.writeBytes(envelope[1].getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private byte[] byBytes(byte[] bytes) {
        return switch (random.nextInt(5)) {
            case 0 -> flip(bytes);
            case 1 -> Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
            case 2 -> splice(bytes, other().text);
            case 3 -> changeDigit(bytes);
            default -> drop(bytes);
        };
    }

    private byte[] flip(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return bytes;
    }

    private byte[] splice(byte[] into, byte[] from) {
        int length = Math.min(random.nextInt(200), Math.min(into.length, from.length));
        int at = random.nextInt(into.length - length + 1);
        System.arraycopy(from, random.nextInt(from.length - length + 1), into, at, length);
        return into;
    }

    /** Another index, amount or base58 digit: the text stays JSON. */
    private byte[] changeDigit(byte[] bytes) {
        for (int tries = 0; tries < 50; tries++) {
            int at = random.nextInt(bytes.length);
            if (bytes[at] >= '1' && bytes[at] <= '9') {
                bytes[at] = (byte) ('1' + random.nextInt(9));
                return bytes;
            }
        }
        return bytes;
    }

    private byte[] drop(byte[] bytes) {
        int length = 1 + random.nextInt(Math.min(60, bytes.length - 1));
        int at = random.nextInt(bytes.length - length + 1);
        byte[] out = new byte[bytes.length - length];
        System.arraycopy(bytes, 0, out, 0, at);
        System.arraycopy(bytes, at + length, out, at, bytes.length - at - length);
        return out;
    }

    private static List<byte[]> hostile() {
        List<byte[]> values = new ArrayList<>();
        for (String value :
                List.of(
                        "null",
                        "true",
                        "-1",
                        "0",
                        "255",
                        "256",
                        "2147483648",
                        "9223372036854775807",
                        "-9223372036854775808",
                        "9223372036854775808",
                        "18446744073709551615",
                        "18446744073709551616",
                        "9".repeat(5_000),
                        "1e999",
                        "-0.5",
                        "\"\"",
                        "\"18446744073709551616\"",
                        "\"" + "1".repeat(44) + "\"",
                        "\"" + "z".repeat(20_000) + "\"",
                        "\"\\u0031\\ud800\\\"\"",
                        "[]",
                        "{}",
                        "{\"a\":1}",
                        "[" + "0,".repeat(5_000) + "0]",
                        "[" + "{},".repeat(500) + "{}]",
                        "[".repeat(3_000),
                        "[".repeat(60) + "]".repeat(60),
                        "{\"transaction\":".repeat(50) + "1" + "}".repeat(50))) {
            values.add(value.getBytes(StandardCharsets.UTF_8));
        }
        values.add(new byte[] {'"', (byte) 0xC3, '(', (byte) 0xFF, '"'});
        values.add(new byte[] {'"', 0, 31, '"'});
        return values;
    }
}
