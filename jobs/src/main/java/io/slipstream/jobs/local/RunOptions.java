package io.slipstream.jobs.local;

import io.slipstream.functions.feature.SnipeConfig;
import io.slipstream.jobs.wiring.Telegram;
import io.slipstream.jobs.wiring.Trading;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a local run is asked to do.
 *
 * @param input recorded transactions, files or folders; empty: the market simulator
 * @param posts recorded posts; null: none, or the simulator's
 * @param speed factor of real time for recorded input; 0: as fast as it goes
 * @param seedSql executed once per data directory after the migrations; null: the demo users if the
 *     simulator is the input
 * @param durationSeconds 0: until stopped, or until the input ends
 * @param postgresPort 0: any free one; likewise the other ports
 * @param dataDir where state is kept; null: a temporary folder, deleted at the end
 * @param report where the JSON summary goes; null: nowhere
 * @param trading the venue
 * @param solana the live chain as the input; null: the tape, or the simulator
 * @param telegram the bot by which users talk to it; null: none
 * @param agesMillis ages at which a young token is looked at, ascending
 */
public record RunOptions(
        List<Path> input,
        @Nullable Path posts,
        double speed,
        @Nullable Path seedSql,
        long durationSeconds,
        int postgresPort,
        int kafkaPort,
        int uiPort,
        @Nullable Path dataDir,
        @Nullable Path report,
        Mode mode,
        int parallelism,
        Trading trading,
        @Nullable SolanaMarket solana,
        @Nullable Telegram telegram,
        List<Integer> agesMillis) {

    /** Without a bot, at the usual ages. */
    public RunOptions(
            List<Path> input,
            @Nullable Path posts,
            double speed,
            @Nullable Path seedSql,
            long durationSeconds,
            int postgresPort,
            int kafkaPort,
            int uiPort,
            @Nullable Path dataDir,
            @Nullable Path report,
            Mode mode,
            int parallelism,
            Trading trading,
            @Nullable SolanaMarket solana) {
        this(
                input,
                posts,
                speed,
                seedSql,
                durationSeconds,
                postgresPort,
                kafkaPort,
                uiPort,
                dataDir,
                report,
                mode,
                parallelism,
                trading,
                solana,
                null,
                SnipeConfig.DEFAULT_AGES_MILLIS);
    }

    /** The same with a bot. */
    public RunOptions with(@Nullable Telegram bot) {
        return new RunOptions(
                input,
                posts,
                speed,
                seedSql,
                durationSeconds,
                postgresPort,
                kafkaPort,
                uiPort,
                dataDir,
                report,
                mode,
                parallelism,
                trading,
                solana,
                bot,
                agesMillis);
    }

    /** The same with tokens looked at at other ages. */
    public RunOptions at(List<Integer> otherAgesMillis) {
        return new RunOptions(
                input,
                posts,
                speed,
                seedSql,
                durationSeconds,
                postgresPort,
                kafkaPort,
                uiPort,
                dataDir,
                report,
                mode,
                parallelism,
                trading,
                solana,
                telegram,
                otherAgesMillis);
    }

    /** One job with all steps, or one job for each with topics between them. */
    public enum Mode {
        FUSED,
        SPLIT
    }

    boolean isRecorded() {
        return !input.isEmpty();
    }

    /** When tokens are looked at, and whether posts are heard. */
    SnipeConfig snipe() {
        return new SnipeConfig(agesMillis, isRecorded() ? posts != null : market().hasPosts());
    }

    /** What is traded on where no tape is given. */
    Market market() {
        return solana != null ? solana : SimulatedMarket.ofRun();
    }

    /** True if the tape is replayed in lock-step, in event time, without checkpoints. */
    boolean isLockStep() {
        return isRecorded() && mode == Mode.FUSED;
    }
}
