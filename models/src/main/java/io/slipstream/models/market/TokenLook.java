package io.slipstream.models.market;

import java.util.List;

/**
 * One look at a token past its birth that traded since the last one.
 *
 * @param features complete since its birth, as they stand at the look
 * @param pattern of its tape's last minute
 * @param change price now / price a minute ago − 1
 * @param flows what wallets did since the last look, by wallet; the largest ones if there are many
 */
public record TokenLook(
        TokenFeatures features, TapePattern pattern, double change, List<WalletFlow> flows) {}
