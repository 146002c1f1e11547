package io.slipstream.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlScriptTest {

    @Test
    void aSemicolonInAStringANameOrACommentEndsNothing() {
        String text =
                """
                -- one; two
                SELECT ';' AS `a;b` /* ; */ FROM t; SELECT "x;" -- last;
                FROM u
                """;

        assertThat(SqlScript.statements(text))
                .containsExactly("SELECT ';' AS `a;b`   FROM t", "SELECT \"x;\" \nFROM u");
    }

    @Test
    void aQuoteWithinAStringIsWrittenTwice() {
        assertThat(SqlScript.statements("SELECT 'it''s; so'; SELECT 2"))
                .containsExactly("SELECT 'it''s; so'", "SELECT 2");
    }

    @Test
    void aTextIsOpenUntilASemicolonClosesIt() {
        assertThat(SqlScript.isOpen("SELECT 1")).isTrue();
        assertThat(SqlScript.isOpen("SELECT ';")).isTrue();
        assertThat(SqlScript.isOpen("SELECT 1; -- done")).isFalse();
        assertThat(SqlScript.isOpen(" \n")).isFalse();
    }

    @Test
    void aPlaceThatNobodyFillsIsNamed() {
        assertThat(
                        SqlScript.fill(
                                "a = ${user} AND b = '${mint}'", Map.of("user", "7", "mint", "$1")))
                .isEqualTo("a = 7 AND b = '$1'");
        assertThatThrownBy(() -> SqlScript.fill("${user}", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-v user=");
    }
}
