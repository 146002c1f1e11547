package io.slipstream.models.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compiles instructions into a version 0 message. Keys stand in the order that the header needs:
 * the payer, written signers, read signers, written accounts, read ones. What a lookup table holds
 * is taken from there, except signers and programs, which must be static keys.
 */
public final class MessageCompiler {

    private static final Comparator<Use> BY_ROLE =
            Comparator.comparing((Use use) -> !use.signer).thenComparing(use -> !use.writable);

    /** How one account is used by all instructions together. */
    private static final class Use {
        final String key;
        boolean signer;
        boolean writable;
        boolean program;

        Use(String key) {
            this.key = key;
        }
    }

    private final Map<String, Use> uses = new LinkedHashMap<>();

    private MessageCompiler() {}

    /**
     * @param payer pays the fee and signs
     * @throws MalformedLayoutException if there are too many accounts
     */
    public static ChainMessage compile(
            String payer,
            String blockhash,
            List<ChainInstruction> instructions,
            List<LookupTable> tables) {
        return new MessageCompiler().message(payer, blockhash, instructions, tables);
    }

    private ChainMessage message(
            String payer,
            String blockhash,
            List<ChainInstruction> instructions,
            List<LookupTable> tables) {
        use(payer, true, true);
        for (ChainInstruction instruction : instructions) {
            use(instruction.program(), false, false).program = true;
            instruction.accounts().forEach(a -> use(a.key(), a.signer(), a.writable()));
        }
        List<TableLookup> lookups = new ArrayList<>();
        List<String> written = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (LookupTable table : tables) {
            TableLookup lookup =
                    new TableLookup(
                            table.key(), take(table, true, written), take(table, false, read));
            if (lookup.writable().size() + lookup.readonly().size() > 0) {
                lookups.add(lookup);
            }
        }
        // the sort is stable: the payer stays first
        List<Use> fixed = uses.values().stream().sorted(BY_ROLE).toList();
        List<String> keys = fixed.stream().map(use -> use.key).toList();
        List<String> order = new ArrayList<>(keys);
        order.addAll(written);
        order.addAll(read);
        Map<String, Integer> places = new LinkedHashMap<>();
        IntStream.range(0, order.size()).forEach(i -> places.put(order.get(i), i));
        return new ChainMessage(
                true,
                (int) fixed.stream().filter(use -> use.signer).count(),
                (int) fixed.stream().filter(use -> use.signer && !use.writable).count(),
                (int) fixed.stream().filter(use -> !use.signer && !use.writable).count(),
                keys,
                blockhash,
                instructions.stream().map(instruction -> compiled(instruction, places)).toList(),
                lookups);
    }

    private Use use(String key, boolean signer, boolean writable) {
        Use use = uses.computeIfAbsent(key, Use::new);
        use.signer |= signer;
        use.writable |= writable;
        return use;
    }

    /** Takes what the table can provide out of the static keys; returns its places there. */
    private List<Integer> take(LookupTable table, boolean writable, List<String> taken) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < table.addresses().size() && place < 256; place++) {
            Use use = uses.get(table.addresses().get(place));
            if (use != null && !use.signer && !use.program && use.writable == writable) {
                places.add(place);
                taken.add(use.key);
                uses.remove(use.key);
            }
        }
        return places;
    }

    private static CompiledInstruction compiled(
            ChainInstruction instruction, Map<String, Integer> places) {
        return new CompiledInstruction(
                place(places, instruction.program()),
                instruction.accounts().stream()
                        .map(account -> place(places, account.key()))
                        .toList(),
                instruction.data());
    }

    private static int place(Map<String, Integer> places, String key) {
        Integer place = places.get(key);
        if (place == null) {
            throw new IllegalStateException("expected a place for " + key + ", was none");
        }
        return place;
    }
}
