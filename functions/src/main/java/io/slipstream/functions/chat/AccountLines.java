package io.slipstream.functions.chat;

import io.slipstream.models.user.AccountSetting;
import java.util.Arrays;
import java.util.List;

/** Which settings stand in which list. */
final class AccountLines {
    static final List<AccountSetting> SNIPING =
            Arrays.stream(AccountSetting.values()).filter(AccountSetting::isOfSniping).toList();

    static final List<AccountSetting> ADVICE =
            Arrays.stream(AccountSetting.values()).filter(AccountSetting::isOfAdvice).toList();

    /** All but those of sniping, which are many. */
    static final List<AccountSetting> GENERAL =
            Arrays.stream(AccountSetting.values()).filter(one -> !one.isOfSniping()).toList();

    private AccountLines() {}
}
