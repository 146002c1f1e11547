package io.slipstream.models.chat;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One leader whom a user copies.
 *
 * @param label null if nobody has named him
 * @param refused why he may not follow him; null if he may
 * @param values column → value as text; a column that is NULL is missing
 * @param realizedLamports what copying him has realised
 */
public record Relation(
        String address,
        @Nullable String label,
        @Nullable String refused,
        Map<String, String> values,
        long realizedLamports) {}
