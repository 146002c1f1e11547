package io.slipstream.functions.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.copy.LeaderInput;
import io.slipstream.functions.copy.RouteLeaders;
import io.slipstream.functions.risk.Given;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.functions.risk.RouteSettings;
import io.slipstream.models.trade.WalletBalance;
import io.slipstream.models.user.SettingsChange;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class RouteSettingsTest {

    @Test
    void sendsRowsToTheUserAndRelationsToTheLeaderToo() {
        SettingsChange user = SettingsChange.of(Given.user(7));
        SettingsChange settings = SettingsChange.of(Given.settings(7));
        SettingsChange relation = SettingsChange.of(Given.fixed(7, "leader", 100));

        assertThat(risk(user)).extracting(RiskInput::key).containsExactly(7L);
        assertThat(risk(settings)).extracting(RiskInput::key).containsExactly(7L);
        assertThat(risk(relation)).extracting(RiskInput::key).containsExactly(7L);
        assertThat(copy(user)).isEmpty();
        assertThat(copy(relation)).extracting(LeaderInput::key).containsExactly("leader");
    }

    @Test
    void sendsBalancesAndOpenOrdersToTheirUserAlone() {
        SettingsChange balance = SettingsChange.of(new WalletBalance(7, 1, 1));

        assertThat(risk(balance)).extracting(RiskInput::key).containsExactly(7L);
        assertThat(copy(balance)).isEmpty();
    }

    @Test
    void sendsTheMarkToEverySubtask() {
        SettingsChange mark = SettingsChange.bootstrapped();

        assertThat(risk(mark)).hasSize(3).allMatch(input -> input.key() < 0);
        assertThat(copy(mark)).hasSize(3).allMatch(input -> input.key().startsWith("~"));
    }

    private static List<RiskInput> risk(SettingsChange change) {
        List<RiskInput> out = new ArrayList<>();
        new RouteSettings(3, 128).flatMap(change, new ListCollector<>(out));
        return out;
    }

    private static List<LeaderInput> copy(SettingsChange change) {
        List<LeaderInput> out = new ArrayList<>();
        new RouteLeaders(3, 128).flatMap(change, new ListCollector<>(out));
        return out;
    }
}
