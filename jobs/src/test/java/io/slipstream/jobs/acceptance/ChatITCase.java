package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.jobs.bench.LoopbackChats;
import io.slipstream.jobs.bench.LoopbackChats.Shown;
import io.slipstream.jobs.bench.LoopbackTelegram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person talks to the whole system through Telegram's protocol: he registers, gets paper money,
 * copies a leader, is told of a fill, asks why, sells and sees what it came to; and the system is
 * killed in the middle of what he says.
 */
class ChatITCase {

    private static final String TOKEN = "4242:AAF-acceptance_test-token-that-nobody-may-see";
    private static final String LEADER = "6Qbe1x62uHgUJpmw4ChK7VA69fDc2WW94aLYo1EzrEMM";
    private static final long PERSON = 770_001;
    private static final long STRANGER = 770_002;
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private LoopbackTelegram server;
    private LoopbackChats chats;
    private Process process;
    private long behind;

    @BeforeEach
    void startTelegram() throws Exception {
        server = LoopbackTelegram.start(TOKEN, 0);
        chats = server.chats();
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
        server.close();
    }

    @Test
    void traderLivesInHisChat(@TempDir Path home) throws Exception {
        Run run =
                Run.in(home)
                        .seededBy(Files.writeString(home.resolve("none.sql"), "SELECT 1;\n"))
                        .onPostgresPort(Run.freePort())
                        .keepingEverythingAtHome();
        server.environment().forEach(run::with);
        Query tables = new Query(run.jdbcUrl());
        chats.beDisorderly();
        chats.say(STRANGER, "/buy " + LEADER + " 1");
        chats.say(PERSON, "/start");
        process = run.inItsOwnProcess();

        registersAndGetsMoney(tables);
        String mint = copiesALeaderAndAsksWhy(tables);
        sells(tables, mint);
        isRefusedWithAReason(tables, mint);
        staysOnCourseThroughTrouble();
        isKilledInTheMiddleOfCommands(run, tables, mint);

        assertThat(chats.of(STRANGER)).isEmpty();
        assertThat(server.limits().broken()).isZero();
        process.destroy();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(run.output()).isZero();
        assertThat(new SecretScan().text("bot token", TOKEN).in(home)).isEmpty();
    }

    private void registersAndGetsMoney(Query tables) throws Exception {
        heard("Welcome to Slipstream");
        chats.say(PERSON, "/deposit 5");
        heard("Added 5 SOL");
        assertThat(
                        tables.list(
                                "SELECT paper_balance_sol::int FROM user_settings WHERE user_id = "
                                        + PERSON))
                .containsExactly("15");
        chats.say(PERSON, "/wallet");
        heard("Paper balance 15 SOL");
    }

    private String copiesALeaderAndAsksWhy(Query tables) throws Exception {
        chats.say(PERSON, "/copy " + LEADER + " 0.05");
        heard("You copy");
        Shown bought = heard("Bought");
        assertThat(bought.text()).contains("for 0.05 SOL").contains("Copying 6Qbe…rEMM");
        Matcher why = Pattern.compile("/why ([0-9a-f]{8})").matcher(bought.text());
        assertThat(why.find()).isTrue();
        chats.say(PERSON, why.group());
        assertThat(heard(": FILLED").text()).contains("You copy 6Qbe").contains("for 0.05 SOL");
        return tables.list(
                        "SELECT mint FROM orders WHERE state = 'FILLED' AND side = 'BUY' AND order_id LIKE '"
                                + why.group(1)
                                + "%'")
                .get(0);
    }

    /** His buys and sells by hand are his own: copying is paused. */
    private void sells(Query tables, String mint) throws Exception {
        chats.say(PERSON, "/pause");
        heard("Copying is paused");
        chats.say(PERSON, "/buy " + mint + " 0.1");
        Shown bought = heard("As you ordered");
        assertThat(bought.text()).contains("Bought").contains("for 0.1 SOL");
        chats.say(PERSON, "/positions");
        Shown positions = heard("open positions");
        String label =
                positions.buttons().keySet().stream()
                        .filter(one -> one.startsWith("Sell 50%"))
                        .findFirst()
                        .orElseThrow();
        chats.press(PERSON, positions, label);
        Shown asked = rewritten(positions, "Sell 50% of");
        chats.press(PERSON, asked, "Yes");
        assertThat(rewritten(positions, "Sold").text()).contains("Profit");
        assertThat(count(tables, "context = 'manual_command' AND side = 'SELL'")).isEqualTo(1);
        chats.say(PERSON, "/pnl week");
        Shown pnl = heard("Profit and loss of the week");
        assertThat(pnl.file()).isEqualTo("pnl.png");
        assertThat(chats.acknowledged()).hasSizeGreaterThanOrEqualTo(2);
    }

    private void isRefusedWithAReason(Query tables, String mint) throws Exception {
        chats.say(PERSON, "/buy " + mint + " 1.5");
        Shown asked = heard("Buy");
        assertThat(asked.text()).contains("for 1.5 SOL");
        chats.press(PERSON, asked, "Yes");
        rewritten(asked, "more than one trade may cost");
        chats.say(PERSON, "/halt");
        heard("Halted");
        tables.awaitAtLeast(
                1,
                "SELECT count(*) FROM user_settings WHERE trading_state = 'HALTED' AND user_id = "
                        + PERSON,
                PATIENCE,
                process::isAlive);
        chats.say(PERSON, "/resume");
        heard("Everything goes on");
        heard("No breaker was open");
    }

    private void staysOnCourseThroughTrouble() throws Exception {
        server.askForPause("sendMessage", 2);
        server.failNext("sendMessage", 502, "<html>Bad Gateway</html>");
        server.swallowNext("getUpdates");
        chats.surprise("of a shape that nobody has seen");
        chats.say(PERSON, "/copies");
        heard("You copy 1");
        chats.say(PERSON, "/buy *nonsense* 0,5");
        assertThat(heard("Expected an address").text()).contains("was *nonsense*");
    }

    /** kill -9 while commands are on their way: each is obeyed once. */
    private void isKilledInTheMiddleOfCommands(Run run, Query tables, String mint)
            throws Exception {
        long before = count(tables, "context = 'manual_command'");
        for (int i = 0; i < 6; i++) {
            chats.say(PERSON, "/buy " + mint + " 0.01");
        }
        chats.say(PERSON, "/deposit 7");
        tables.awaitAtLeast(
                before + 2,
                "SELECT count(*) FROM order_outcomes WHERE context = 'manual_command'",
                PATIENCE,
                process::isAlive);
        process.destroyForcibly().waitFor();
        chats.say(PERSON, "/deposit 7");
        process = run.inItsOwnProcess();
        heard("Added 7 SOL");
        tables.awaitAtLeast(
                1,
                "SELECT count(*) FROM user_settings WHERE paper_balance_sol = 29 AND user_id = "
                        + PERSON,
                PATIENCE,
                process::isAlive);
        tables.awaitAtLeast(
                before + 6,
                "SELECT count(*) FROM order_outcomes WHERE context = 'manual_command'",
                PATIENCE,
                process::isAlive);
        chats.say(PERSON, "/help wallet");
        heard("balance and address");
        assertThat(count(tables, "context = 'manual_command'")).isEqualTo(before + 6);
    }

    private static long count(Query tables, String condition) throws Exception {
        return tables.number("SELECT count(*) FROM order_outcomes WHERE " + condition);
    }

    /** A message that came after the last one that was heard. */
    private Shown heard(String text) throws InterruptedException {
        Shown message = chats.await(PERSON, behind, shown -> shown.contains(text), PATIENCE);
        behind = message.messageId();
        return message;
    }

    private Shown rewritten(Shown message, String text) throws InterruptedException {
        Shown now =
                chats.await(
                        PERSON, message.messageId() - 1, shown -> shown.contains(text), PATIENCE);
        assertThat(now.messageId()).isEqualTo(message.messageId());
        return now;
    }
}
