package io.slipstream.jobs.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.slipstream.models.unit.Base58;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for secrets in every byte below a folder: tables, topics, checkpoints, savepoints, logs,
 * reports, whatever there is. A secret is looked for raw, as base58, hexadecimal, base64 at every
 * alignment and a JSON array, and so is its text; its first 20 bytes are enough. What is compressed
 * with LZ4 or Snappy is seen, since these keep random bytes as they are; GZIP and ZSTD are not.
 */
final class SecretScan {
    private static final int ENOUGH = 20;
    private static final int CHUNK = 1 << 20;

    private final List<Form> forms = new ArrayList<>();
    private final boolean[] begins = new boolean[1 << 16];
    private int longest;

    /** One way to write a secret, cut to what gives it away. */
    private record Form(String name, byte[] bytes) {}

    /** Random bytes, such as a seed; at least {@value #ENOUGH}. */
    SecretScan bytes(String name, byte[] secret) {
        if (secret.length < ENOUGH) {
            throw new IllegalArgumentException(
                    "expected a secret of at least %d bytes, was %d"
                            .formatted(ENOUGH, secret.length));
        }
        form(name + " raw", secret);
        form(name + " base58", ascii(Base58.encode(secret)));
        form(name + " hex", ascii(HexFormat.of().formatHex(secret)));
        form(name + " HEX", ascii(HexFormat.of().withUpperCase().formatHex(secret)));
        form(name + " JSON array", ascii(jsonArray(secret, ",")));
        form(name + " printed array", ascii(jsonArray(secret, ", ")));
        for (int alignment = 0; alignment < 3; alignment++) {
            String kind = name + " base64+" + alignment;
            form(kind, base64(Base64.getEncoder(), secret, alignment));
            form(kind + " URL-safe", base64(Base64.getUrlEncoder(), secret, alignment));
        }
        return this;
    }

    /** A secret as people write it, such as base58 of a key. */
    SecretScan text(String name, String secret) {
        return bytes(name + " text", ascii(secret));
    }

    /** A Fernet key: its text, all of it, and its two halves of 16 bytes. */
    SecretScan fernetKey(String name, String key) {
        byte[] bytes = Base64.getUrlDecoder().decode(key);
        form(name + " signing half", Arrays.copyOf(bytes, 16));
        form(name + " encryption half", Arrays.copyOfRange(bytes, 16, 32));
        return bytes(name, bytes).text(name, key);
    }

    /** A Solana secret key of 64 bytes: its seed, and its text. The other half is public. */
    SecretScan solanaKey(String name, byte[] key) {
        return bytes(name + " seed", Arrays.copyOf(key, 32)).text(name, Base58.encode(key));
    }

    /** Where secrets stand below a folder, each form once a file; empty if nowhere. */
    List<String> in(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                scan(file, found);
            }
        }
        return found;
    }

    private void scan(Path file, List<String> found) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        byte[] window = new byte[CHUNK + longest];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int read = in.readNBytes(window, 0, CHUNK);
            while (read > 0) {
                int end = kept + read;
                look(window, end, names);
                kept = Math.min(end, longest - 1);
                System.arraycopy(window, end - kept, window, 0, kept);
                read = in.readNBytes(window, kept, CHUNK);
            }
        }
        names.forEach(name -> found.add(name + " in " + file));
    }

    private void look(byte[] window, int end, TreeSet<String> names) {
        for (int at = 0; at < end - 1; at++) {
            if (begins[pair(window, at)]) {
                for (Form form : forms) {
                    int to = at + form.bytes.length;
                    if (to <= end
                            && Arrays.equals(window, at, to, form.bytes, 0, form.bytes.length)) {
                        names.add(form.name);
                    }
                }
            }
        }
    }

    private void form(String name, byte[] whole) {
        byte[] bytes = Arrays.copyOf(whole, Math.min(whole.length, ENOUGH));
        forms.add(new Form(name, bytes));
        begins[pair(bytes, 0)] = true;
        longest = Math.max(longest, bytes.length);
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    /** What stands in base64 of a longer text in which the secret begins at such a place. */
    private static byte[] base64(Base64.Encoder encoder, byte[] secret, int alignment) {
        byte[] shifted = new byte[alignment + secret.length];
        System.arraycopy(secret, 0, shifted, alignment, secret.length);
        String encoded = encoder.withoutPadding().encodeToString(shifted);
        // the first characters hold bits of what stands before, the last of what stands after
        return ascii(encoded.substring(alignment == 0 ? 0 : alignment + 1, encoded.length() - 1));
    }

    private static String jsonArray(byte[] secret, String separator) {
        StringJoiner array = new StringJoiner(separator);
        for (byte one : secret) {
            array.add(Integer.toString(separator.equals(",") ? one & 0xFF : one));
        }
        return array.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
