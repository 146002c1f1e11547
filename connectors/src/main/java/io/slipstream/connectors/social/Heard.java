package io.slipstream.connectors.social;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ids of what was told a while ago, so that it is told once. */
final class Heard {
    private static final int MOST = 10_000;

    private final Map<String, Boolean> ids =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST;
                }
            };

    /** True the first time. */
    boolean isNew(String id) {
        return ids.put(id, true) == null;
    }
}
