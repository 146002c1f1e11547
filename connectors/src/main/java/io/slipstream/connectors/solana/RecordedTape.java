package io.slipstream.connectors.solana;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * A tape that is being written: one getTransaction result a line, each transaction once, appended
 * to what is there. What {@link #append} has returned from survives the end of the process (not of
 * the machine). Keeps the signatures of all lines in memory, some 150 bytes each. Used by one
 * thread.
 */
public final class RecordedTape implements Closeable {
    private final OutputStream out;
    private final TapePositions positionsFile;
    private final Map<String, WalletPosition> positions;
    private final Set<String> signatures;
    private boolean moved;

    private RecordedTape(
            OutputStream out,
            TapePositions positionsFile,
            Map<String, WalletPosition> positions,
            Set<String> signatures) {
        this.out = out;
        this.positionsFile = positionsFile;
        this.positions = positions;
        this.signatures = signatures;
    }

    /**
     * Continues a tape, or begins one.
     *
     * @param file ending in .jsonl or .jsonl.gz
     * @param wallets the wallets that will be recorded
     */
    public static RecordedTape open(Path file, Set<String> wallets) throws IOException {
        TapeRemains remains = TapeRemains.of(file, wallets);
        TapePositions positionsFile = TapePositions.beside(file);
        Map<String, WalletPosition> positions = positionsFile.read();
        if (positions.isEmpty()) {
            positions = new HashMap<>(remains.newest());
        }
        OutputStream raw =
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        OutputStream out =
                new BufferedOutputStream(
                        file.toString().endsWith(".gz")
                                ? new GZIPOutputStream(raw, 1 << 13, true)
                                : raw,
                        1 << 16);
        return new RecordedTape(out, positionsFile, positions, new HashSet<>(remains.signatures()));
    }

    /** Where each wallet stands; one that is absent has not been recorded here. */
    public Map<String, WalletPosition> positions() {
        return Map.copyOf(positions);
    }

    /** Of all lines. */
    public Set<String> signatures() {
        return Set.copyOf(signatures);
    }

    /** A wallet is recorded from here on. */
    void begin(String wallet, WalletPosition position) {
        moved |= positions.putIfAbsent(wallet, position) == null;
    }

    /**
     * Writes what is new, then the positions that follow from it.
     *
     * @return lines written
     */
    int append(List<WalletTransaction> transactions) throws IOException {
        int written = 0;
        for (WalletTransaction transaction : transactions) {
            if (transaction.json().length > 0 && signatures.add(transaction.signature())) {
                out.write(transaction.json());
                out.write('\n');
                written++;
            }
            WalletPosition before = positions.put(transaction.wallet(), transaction.reached());
            moved |= !transaction.reached().equals(before);
        }
        if (written > 0) {
            out.flush();
        }
        if (moved) {
            positionsFile.write(positions);
            moved = false;
        }
        return written;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
