package io.slipstream.jobs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.simulator.SimulatedLeaders;
import io.slipstream.jobs.bench.LoopbackChats;
import io.slipstream.jobs.bench.LoopbackChats.Shown;
import io.slipstream.jobs.bench.LoopbackTelegram;
import io.slipstream.jobs.cluster.JobProcess;
import io.slipstream.jobs.local.Services;
import io.slipstream.models.unit.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person talks to the whole system through Telegram's protocol: he registers, gets paper money,
 * copies a leader, is told of a fill, asks why, sells and sees what it came to, takes what is
 * recommended to him; and the process that hears him and watches the market is killed in the middle
 * of what he says. Nothing that he said is lost, and nothing is traded twice.
 */
class ChatITCase {

    private static final String TOKEN = "4242:AAF-acceptance_test-token-that-nobody-may-see";
    private static final String LEADER = "6Qbe1x62uHgUJpmw4ChK7VA69fDc2WW94aLYo1EzrEMM";

    /** Of the same market; the first of all that trades is waited for. */
    private static final List<String> MORE_LEADERS =
            List.of(
                    "6inXk3dQbj5TpGEK2mR7vBntPJNB6PW1M5cLx5HhLTgn",
                    "HRMEDUJaf9VX7hWomHCYHg9u7Trrbf157X6dn2LzdWaY",
                    "HHq8p4wTHZqkpwDZVwDj5NEaXnAJTuDEqgv18TCxGmbg");

    private static final int TRACKED = 40;
    private static final long PERSON = 770_001;
    private static final long STRANGER = 770_002;
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String OF_HIS = "user_id = " + PERSON + " AND ";

    @TempDir Path home;
    private LoopbackTelegram server;
    private LoopbackChats chats;
    private Services services;
    private JobProcess trading;
    private Process talking;
    private Query tables;
    private long behind;

    @BeforeEach
    void start() throws Exception {
        server = LoopbackTelegram.start(TOKEN, 0);
        chats = server.chats();
        services = Services.start(home.resolve("services"), 0, 0, null);
        tables = new Query(services.endpoints().jdbcUrl());
        // Whose trades make a token worth a recommendation.
        for (int i = 0; i < TRACKED; i++) {
            tables.update(
                    "INSERT INTO tracked_wallets (address) VALUES ('%s')"
                            .formatted(SimulatedLeaders.address(i)));
        }
        startTalking();
        trading = new JobProcess();
        trading.submit("execution", home.resolve("trading"), services.endpoints());
        trading.submit("signals", home.resolve("trading"), services.endpoints());
    }

    @AfterEach
    void end() throws Exception {
        stopEverything();
        server.close();
    }

    private void stopEverything() throws Exception {
        if (talking != null) {
            talking.destroyForcibly().waitFor();
        }
        if (trading != null) {
            trading.close();
            trading = null;
        }
        if (services != null) {
            services.close();
            services = null;
        }
    }

    /** NotifyJob and IngestJob in a process of their own, going on from their last checkpoints. */
    private void startTalking() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String opened : List.of("java.util", "java.lang", "java.nio")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx768m", "-Djava.io.tmpdir=" + home));
        // A test jar of Flink's on the class path switches logging off.
        command.add("-Dlog4j2.configurationFile=classpath:log4j2.properties");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(JobProcess.class.getName(), home.resolve("talking").toString()));
        command.addAll(List.of("ingest", "notify"));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        home.resolve("output.log").toFile()));
        builder.environment().putAll(server.environment());
        builder.environment().put("KAFKA_BOOTSTRAP", services.endpoints().bootstrapServers());
        builder.environment().put("DATABASE_URL", services.endpoints().jdbcUrl());
        talking = builder.start();
    }

    @Test
    void traderLivesInHisChatAndLosesNothingWhenItsProcessIsKilled() throws Exception {
        chats.beDisorderly();
        chats.say(STRANGER, "/buy " + LEADER + " 1");
        chats.say(PERSON, "/start");

        registersAndGetsMoney();
        String mint = copiesALeaderAndAsksWhy();
        sells(mint);
        isRefusedWithAReason(mint);
        takesAnOfferOnceAndInTime();
        List<String> ordered = goesOnSpeakingWhileTheProcessIsKilled(mint);
        hasLostNothingAndTradedNothingTwice(ordered);

        assertThat(chats.of(STRANGER)).isEmpty();
        assertThat(server.limits().broken()).isZero();
        // Files that a job replaces meanwhile could not be looked through.
        stopEverything();
        assertThat(new SecretScan().text("bot token", TOKEN).in(home)).isEmpty();
    }

    private void registersAndGetsMoney() throws Exception {
        heard("Welcome to Slipstream");
        chats.say(PERSON, "/deposit 5");
        heard("Added 5 SOL");
        assertThat(
                        tables.list(
                                "SELECT paper_balance_sol::int FROM user_settings WHERE user_id = "
                                        + PERSON))
                .containsExactly("15");
        chats.say(PERSON, "/settings strategy aggressive");
        chats.say(PERSON, "/settings offer-confidence 20");
        chats.say(PERSON, "/offers on");
        chats.say(PERSON, "/wallet");
        heard("Paper balance 15 SOL");
    }

    private String copiesALeaderAndAsksWhy() throws Exception {
        chats.say(PERSON, "/copy " + LEADER + " 0.05");
        long copied = heard("You copy").messageId();
        for (String leader : MORE_LEADERS) {
            chats.say(PERSON, "/copy " + leader + " 0.05");
        }
        staysOnCourseThroughTrouble();
        Shown bought = chats.await(PERSON, copied, text -> text.contains("Bought"), PATIENCE);
        Matcher told =
                Pattern.compile("Bought .*Copying (\\w{4})….*/why ([0-9a-f]{8})")
                        .matcher(bought.text());
        assertThat(told.find()).as(bought.text()).isTrue();
        assertThat(told.group()).contains("for 0.05 SOL");
        chats.say(PERSON, "/why " + told.group(2));
        assertThat(heard(": FILLED").text())
                .contains("You copy " + told.group(1))
                .contains("for 0.05 SOL");
        return tables.list(
                        "SELECT mint FROM orders WHERE state = 'FILLED' AND side = 'BUY' AND order_id LIKE '"
                                + told.group(2)
                                + "%'")
                .get(0);
    }

    /** His buys and sells by hand are his own: copying is paused. */
    private void sells(String mint) throws Exception {
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
        assertThat(count("context = 'manual_command' AND side = 'SELL'")).isEqualTo(1);
        chats.say(PERSON, "/pnl week");
        Shown pnl = heard("Profit and loss of the week");
        assertThat(pnl.file()).isEqualTo("pnl.png");
        assertThat(chats.acknowledged()).hasSizeGreaterThanOrEqualTo(2);
    }

    private void isRefusedWithAReason(String mint) throws Exception {
        chats.say(PERSON, "/buy " + mint + " 1.5");
        Shown asked = heard("Buy");
        assertThat(asked.text()).contains("for 1.5 SOL");
        chats.press(PERSON, asked, "Yes");
        rewritten(asked, "more than one trade may cost");
        chats.say(PERSON, "/halt");
        heard("Halted");
        await(1, "SELECT count(*) FROM user_settings WHERE " + OF_HIS + "trading_state = 'HALTED'");
        chats.say(PERSON, "/resume");
        heard("Everything goes on");
        heard("No breaker was open");
    }

    /** What the market itself has given cause to recommend since he asked for offers. */
    private void takesAnOfferOnceAndInTime() throws Exception {
        Shown late = chats.await(PERSON, 0, ChatITCase::isOffer, PATIENCE);
        chats.await(PERSON, late.messageId(), ChatITCase::isOffer, PATIENCE);
        List<Shown> offers =
                chats.of(PERSON).stream().filter(shown -> isOffer(shown.text())).toList();
        Shown card = offers.get(offers.size() - 1);
        chats.press(PERSON, card, buy(card));
        Shown taken =
                chats.await(
                        PERSON,
                        0,
                        text -> text.contains("You took an offer") && text.contains("Bought"),
                        PATIENCE);
        assertThat(taken.messageId()).isEqualTo(card.messageId());
        assertThat(taken.text()).contains("for 0.05 SOL");
        assertThat(
                        tables.list(
                                "SELECT state || ' ' || coalesce(reason, '') FROM order_outcomes"
                                        + " WHERE "
                                        + OF_HIS
                                        + "context = 'ai_signal'"))
                .containsExactly("FILLED ");

        chats.press(PERSON, card.messageId(), card.buttons().get(buy(card)));
        heard("You took this offer already");
        // Two minutes of the database's clock, whose word counts, go by at once.
        String offer = late.buttons().get(buy(late)).replace("/take ", "");
        tables.update("UPDATE offers SET expires_at = now() WHERE offer_id = '" + offer + "'");
        chats.press(PERSON, late, buy(late));
        heard("This offer has expired");
        chats.say(PERSON, "/offers off");
        heard("You are offered nothing any more");
        assertThat(count(OF_HIS + "context = 'ai_signal'")).isEqualTo(1);
    }

    private static boolean isOffer(String text) {
        return text.contains("confidence") && text.contains("The button buys for 0.05 SOL");
    }

    private static String buy(Shown card) {
        return card.buttons().keySet().stream()
                .filter(label -> label.startsWith("Buy for 0.05"))
                .findFirst()
                .orElseThrow();
    }

    private void staysOnCourseThroughTrouble() throws Exception {
        server.askForPause("sendMessage", 2);
        server.failNext("sendMessage", 502, "<html>Bad Gateway</html>");
        server.swallowNext("getUpdates");
        chats.surprise("of a shape that nobody has seen");
        chats.say(PERSON, "/copies");
        heard("You copy 4");
        chats.say(PERSON, "/buy *nonsense* 0,5");
        assertThat(heard("Expected an address").text()).contains("was *nonsense*");
    }

    /**
     * Orders, a question that is answered, a setting and money, all at once; kill -9 while most of
     * it is on its way; and more that is said while nobody listens.
     *
     * @return ids of the orders that he wants
     */
    private List<String> goesOnSpeakingWhileTheProcessIsKilled(String mint) throws Exception {
        List<Long> buys = new ArrayList<>();
        buys.add(chats.say(PERSON, "/buy " + mint + " 1"));
        Shown asked = heard("for 1 SOL");
        for (int i = 0; i < 4; i++) {
            buys.add(chats.say(PERSON, "/buy " + mint + " 0.01"));
        }
        chats.press(PERSON, asked, "Yes");
        chats.say(PERSON, "/sl 20");
        chats.say(PERSON, "/deposit 7");
        buys.add(chats.say(PERSON, "/buy " + mint + " 0.02"));
        await(2, outcomes(ids(buys)));
        talking.destroyForcibly().waitFor();

        chats.press(PERSON, asked, "Yes");
        buys.add(chats.say(PERSON, "/buy " + mint + " 0.03"));
        startTalking();
        return ids(buys);
    }

    private static List<String> ids(List<Long> commands) {
        return commands.stream().map(Ids::command).map(Ids::order).toList();
    }

    private void hasLostNothingAndTradedNothingTwice(List<String> ordered) throws Exception {
        await(ordered.size(), outcomes(ordered));
        await(
                ordered.size(),
                outcomes(ordered) + " AND state IN ('FILLED', 'FAILED', 'EXPIRED', 'DENIED')");
        chats.say(PERSON, "/help wallet");
        heard("balance and address");
        assertThat(
                        tables.list(
                                "SELECT order_id FROM order_outcomes WHERE "
                                        + OF_HIS
                                        + "context = 'manual_command' AND side = 'BUY' ORDER BY created_at DESC LIMIT "
                                        + ordered.size()))
                .containsExactlyInAnyOrderElementsOf(ordered);
        assertThat(
                        tables.list(
                                "SELECT paper_balance_sol::int || ' ' || use_stop_loss FROM user_settings WHERE "
                                        + OF_HIS
                                        + "true"))
                .containsExactly("22 true");
        assertThat(
                        tables.list(
                                "SELECT source_signature FROM orders WHERE "
                                        + OF_HIS
                                        + "context = 'copy_trade' GROUP BY source_signature, mint, side HAVING count(*) > 1"))
                .isEmpty();
        List<String> ended =
                tables.list(
                        "SELECT order_id FROM orders WHERE "
                                + OF_HIS
                                + "state IN ('FILLED', 'FAILED')");
        assertThat(ended).hasSizeGreaterThanOrEqualTo(ordered.size());
        for (String order : ended) {
            String named = "/why " + order.substring(0, 8);
            chats.await(PERSON, 0, text -> text.contains(named), PATIENCE);
            // What was sent and not yet noted when the process died is sent again, once.
            assertThat(chats.of(PERSON).stream().filter(one -> one.text().contains(named)))
                    .as(named)
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    private static String outcomes(List<String> orders) {
        return "SELECT count(*) FROM order_outcomes WHERE order_id IN ('"
                + String.join("', '", orders)
                + "')";
    }

    private void await(long wanted, String count) throws Exception {
        try {
            tables.awaitAtLeast(wanted, count, PATIENCE, talking::isAlive);
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "\n" + Files.readString(home.resolve("output.log")), e);
        }
    }

    private long count(String condition) throws Exception {
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
