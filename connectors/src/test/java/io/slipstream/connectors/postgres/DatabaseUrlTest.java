package io.slipstream.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h:1/d?user=u, jdbc:postgresql://h:1/d?user=u",
        "postgresql://postgres@127.0.0.1:5432/postgres, jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres",
        "postgres://h/d, jdbc:postgresql://h/d",
        "postgresql://u:p@h/d?sslmode=require, jdbc:postgresql://h/d?user=u&password=p&sslmode=require",
        "postgresql://u@h, jdbc:postgresql://h/?user=u"
    })
    void bothFormsAreUnderstood(String url, String jdbc) {
        assertThat(DatabaseUrl.toJdbc(url)).isEqualTo(jdbc);
    }

    @Test
    void theDriverReadsThePasswordThatWasMeant() {
        Properties read =
                Driver.parseURL(
                        DatabaseUrl.toJdbc("postgresql://me:a+b%26c%3Dd%2F%3A@h:2/d"),
                        new Properties());
        assertThat(read).isNotNull();
        assertThat(read.getProperty("user")).isEqualTo("me");
        assertThat(read.getProperty("password")).isEqualTo("a+b&c=d/:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "mysql://u:SECRET@h/d",
                "postgresql://u:SECRET@/d",
                "postgresql://u:SEC RET@h/d"
            })
    void anythingElseIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> DatabaseUrl.toJdbc(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining("expected a database URL")
                .hasMessageNotContaining("SEC");
    }
}
