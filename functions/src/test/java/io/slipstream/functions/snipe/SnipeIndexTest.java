package io.slipstream.functions.snipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.models.market.ScoredToken;
import io.slipstream.models.user.SnipeFilters;
import io.slipstream.models.user.UserSettingsRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SnipeIndexTest {

    /** Against the plain rule, over users of many kinds that come, change and go. */
    @Test
    void answersEachUserAsTheRuleAloneWould() throws Exception {
        Random random = new Random(3);
        List<UserSettingsRow> users = new ArrayList<>();
        SnipeIndex index = new SnipeIndex();
        for (int round = 0; round < 400; round++) {
            long id = random.nextInt(60);
            users.removeIf(user -> user.userId() == id);
            if (random.nextInt(4) == 0) {
                index.remove(id);
            } else {
                UserSettingsRow row = row(id, random);
                users.add(row);
                index.put(row);
            }
            ScoredToken token =
                    Snipers.scored(
                            random.nextInt(3),
                            random.nextInt(12) == 0 ? Double.NaN : random.nextDouble(),
                            random.nextInt(5) == 0 ? -1 : 30_000_000_000L);
            Heard heard = new Heard();
            index.match(token, true, heard);
            TreeSet<String> expected = new TreeSet<>();
            for (UserSettingsRow user : users) {
                List<SnipeReason> objections = SnipeRules.objections(user, token);
                expected.add(user.userId() + " " + objections);
            }
            assertThat(new TreeSet<>(heard.answers)).isEqualTo(expected);
            assertThat(heard.answers).hasSize(users.size());
            assertThat(index.size()).isEqualTo(users.size());
        }
    }

    @Test
    void theOrderDependsOnWhatIsInItAlone() throws Exception {
        Random random = new Random(5);
        List<UserSettingsRow> users = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            users.add(row(i, random));
        }
        List<String> before = null;
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(users, random);
            SnipeIndex index = new SnipeIndex();
            users.forEach(index::put);
            Heard heard = new Heard();
            index.match(Snipers.scored(0, 0.7), true, heard);
            assertThat(before == null ? heard.answers : before).isEqualTo(heard.answers);
            before = heard.answers;
        }
    }

    private static UserSettingsRow row(long id, Random random) {
        List<UserSettingsRow> kinds =
                List.of(
                        Snipers.user(id, SnipeFilters.NONE),
                        Snipers.user(id, SnipeFilters.BALANCED),
                        Snipers.user(id, SnipeFilters.CAREFUL),
                        Snipers.user(id, 0, random.nextInt(10_001), 0, null),
                        Snipers.user(id, Snipers.AMOUNT, -1, 0, null),
                        Snipers.user(id, Snipers.AMOUNT, random.nextInt(10_001), 5, "wrong"),
                        Snipers.user(id, Snipers.AMOUNT, random.nextInt(10_001), 1, null),
                        Snipers.user(id, Snipers.AMOUNT, random.nextInt(10_001), 0, null));
        return kinds.get(random.nextInt(kinds.size()));
    }

    private static final class Heard implements SnipeIndex.Answers {
        private final List<String> answers = new ArrayList<>();

        @Override
        public void suits(UserSettingsRow user) {
            answers.add(user.userId() + " []");
        }

        @Override
        public void refused(Iterable<UserSettingsRow> users, List<SnipeReason> reasons) {
            users.forEach(user -> answers.add(user.userId() + " " + reasons));
        }
    }
}
