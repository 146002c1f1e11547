/** The Deeplearning4j network behind a bundle: the only package that imports Deeplearning4j. */
@NullMarked
package io.slipstream.models.scoring.dl4j;

import org.jspecify.annotations.NullMarked;
