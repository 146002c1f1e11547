package io.slipstream.functions.risk;

import java.util.ArrayList;
import java.util.List;

/** Base units of one lot. */
public record LotUnits(String lotId, long units) {

    static long total(List<LotUnits> parts) {
        long total = 0;
        for (LotUnits part : parts) {
            total = Math.addExact(total, part.units);
        }
        return total;
    }

    /** The first units of the parts, in their order; all of them if there are fewer. */
    static List<LotUnits> first(List<LotUnits> parts, long units) {
        List<LotUnits> taken = new ArrayList<>();
        long missing = units;
        for (LotUnits part : parts) {
            if (missing == 0) {
                break;
            }
            long some = Math.min(part.units, missing);
            taken.add(new LotUnits(part.lotId, some));
            missing -= some;
        }
        return taken;
    }
}
