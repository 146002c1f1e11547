package io.slipstream.functions.decode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names that a jsonParsed instruction carries until the account list is known: accounts stand
 * there as addresses, and token instructions as type and info.
 */
final class NamedInstruction {
    @Nullable String program;
    final List<String> accounts = new ArrayList<>();
    @Nullable String type;
    @Nullable String source;
    @Nullable String sourceBase;
    @Nullable String destination;
    @Nullable String authority;
    @Nullable String mint;
    @Nullable String account;
    @Nullable String owner;
    long amount;
    long lamports;
    long space;
}
