package io.slipstream.models.scoring.train;

import io.slipstream.models.scoring.SignedLogStandardizer;
import io.slipstream.models.scoring.TreeEnsemble;
import org.jspecify.annotations.Nullable;

/**
 * What learning leaves behind.
 *
 * @param normalizer of the rows that were learnt from
 * @param network the Deeplearning4j network, as its own zip; null if trees were learnt
 * @param trees null if a network was learnt
 */
public record ModelParts(
        SignedLogStandardizer normalizer,
        byte @Nullable [] network,
        @Nullable TreeEnsemble trees) {}
