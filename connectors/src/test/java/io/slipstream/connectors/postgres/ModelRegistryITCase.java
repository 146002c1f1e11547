package io.slipstream.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipstream.connectors.EmbeddedStack;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModelRegistryITCase {

    @Test
    void thereIsOneChampionAndARollbackKnowsWhichWasBefore() throws Exception {
        ModelRegistry registry = new ModelRegistry(EmbeddedStack.jdbcUrl());
        for (String version : List.of("a", "b", "c")) {
            registry.publish(version, "/bundles/" + version, "hash", "{\"auc\":0.8}");
        }
        registry.promote("a", null);
        registry.promote("b", null);
        registry.promote("c", "it was told to");
        registry.publish("c", "/elsewhere/c", "hash", "{}");
        assertThat(statuses(registry))
                .containsExactlyInAnyOrder("aRETIRED", "bRETIRED", "cCHAMPION");
        assertThat(registry.rollback()).isEqualTo("b");
        assertThat(registry.rollback()).isEqualTo("a");
        assertThat(statuses(registry))
                .containsExactlyInAnyOrder("aCHAMPION", "bRETIRED", "cRETIRED");
        assertThat(registry.rollback()).isNull();
        assertThatThrownBy(registry::rollback).hasMessageContaining("was none");
        assertThatThrownBy(() -> registry.promote("nobody", null))
                .hasMessage("expected a version in model_versions, was nobody");
    }

    private static List<String> statuses(ModelRegistry registry) throws SQLException {
        return registry.list().stream().map(v -> v.version() + v.status()).toList();
    }
}
