package io.slipstream.functions.profile;

import java.util.List;

/**
 * Tells a wallet with whom it is linked through the money of one funder.
 *
 * @param wallet whom it is told
 * @param funder who gave: the wallet itself may be the one
 * @param partners further wallets with which it is linked through him; none: with nobody any more,
 *     since he funds too many
 */
public record WalletLink(String wallet, String funder, List<String> partners) {}
