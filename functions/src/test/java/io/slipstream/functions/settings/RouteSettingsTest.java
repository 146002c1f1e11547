package io.slipstream.functions.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.functions.copy.CopyInput;
import io.slipstream.functions.copy.RouteRelations;
import io.slipstream.functions.risk.Given;
import io.slipstream.functions.risk.RiskInput;
import io.slipstream.functions.risk.RouteSettings;
import io.slipstream.models.user.SettingsChange;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class RouteSettingsTest {

    @Test
    void sendsRowsToTheUserAndRelationsToTheLeader() {
        SettingsChange user = SettingsChange.of(Given.user(7));
        SettingsChange settings = SettingsChange.of(Given.settings(7));
        SettingsChange relation = SettingsChange.of(Given.fixed(7, "leader", 100));

        assertThat(risk(user)).extracting(RiskInput::key).containsExactly(7L);
        assertThat(risk(settings)).extracting(RiskInput::key).containsExactly(7L);
        assertThat(risk(relation)).isEmpty();
        assertThat(copy(user)).isEmpty();
        assertThat(copy(relation)).extracting(CopyInput::key).containsExactly("leader");
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

    private static List<CopyInput> copy(SettingsChange change) {
        List<CopyInput> out = new ArrayList<>();
        new RouteRelations(3, 128).flatMap(change, new ListCollector<>(out));
        return out;
    }
}
