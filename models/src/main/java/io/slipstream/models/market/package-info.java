/** What the market looks like: token features and their scores. */
@NullMarked
package io.slipstream.models.market;

import org.jspecify.annotations.NullMarked;
