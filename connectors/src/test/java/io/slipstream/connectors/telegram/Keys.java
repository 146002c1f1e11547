package io.slipstream.connectors.telegram;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.slipstream.models.port.KeyExports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keys to be exported, in memory: one for each export that is due. */
final class Keys implements KeyExports {
    final Map<String, byte[]> due = new HashMap<>();
    final Map<String, Long> shown = new HashMap<>();
    final List<String> journal = new ArrayList<>();
    final List<byte[]> handedOut = new ArrayList<>();

    Keys(Map<String, String> due) {
        due.forEach((export, key) -> this.due.put(export, key.getBytes(US_ASCII)));
    }

    @Override
    public byte[] take(String exportId, long chatId) {
        byte[] key = due.remove(exportId);
        if (key != null) {
            handedOut.add(key);
        }
        return key;
    }

    @Override
    public void sent(String exportId, long messageId) {
        shown.put(exportId, messageId);
    }

    @Override
    public void putBack(String exportId) {
        journal.add("back " + exportId);
    }

    @Override
    public void refuse(String exportId, String reason) {
        journal.add("refused " + exportId + " " + reason);
    }

    @Override
    public long messageOf(String exportId) {
        return shown.getOrDefault(exportId, 0L);
    }

    @Override
    public void close(String exportId) {
        journal.add("closed " + exportId);
    }

    @Override
    public void close() {}
}
