package io.slipstream.jobs.cli;

import io.slipstream.jobs.csv.CsvFile;
import io.slipstream.models.port.TokenModel;
import io.slipstream.models.scoring.ModelBundle;
import io.slipstream.models.scoring.ModelBundles;
import io.slipstream.models.scoring.ModelKind;
import io.slipstream.models.scoring.compiled.CompiledModel;
import io.slipstream.models.scoring.dataset.RowReader;
import io.slipstream.models.scoring.dataset.Table;
import io.slipstream.models.scoring.dl4j.Dl4jTokenModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipstream score}: scores the rows of a file with a bundle. */
@Command(
        name = "score",
        description =
                "Scores a file's rows with a bundle; prints one number, 0 to 1, a line in the file's order.",
        mixinStandardHelpOptions = true)
public final class ScoreCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--bundle",
            paramLabel = "DIR",
            required = true,
            description = "a bundle: a folder or a zip")
    private String bundle;

    @Option(
            names = "--dataset",
            paramLabel = "CSV",
            required = true,
            description =
                    "a file with a header that names the columns which the model learnt from, in any order;"
                            + " others are ignored, empty cells count as typical")
    private Path dataset;

    @Option(
            names = "--engine",
            paramLabel = "compiled|dl4j",
            description = "what computes: plain arrays (default), or Deeplearning4j itself")
    private Engine engine = Engine.COMPILED;

    /** The two implementations of the port. */
    enum Engine {
        COMPILED,
        DL4J
    }

    @Override
    public Integer call() throws Exception {
        ModelBundle loaded = ModelBundles.load(bundle);
        Table table = CsvFile.read(dataset);
        RowReader reader = new RowReader(RowReader.columns(loaded), table.header());
        float[][] rows = table.rows().stream().map(reader::read).toArray(float[][]::new);
        PrintWriter out = spec.commandLine().getOut();
        try (TokenModel model = open(loaded)) {
            for (float score : model.score(rows)) {
                out.println(score);
            }
        }
        out.flush();
        if (reader.nonsense() > 0) {
            spec.commandLine()
                    .getErr()
                    .println(reader.nonsense() + " cells were no numbers and counted as missing");
        }
        return 0;
    }

    private TokenModel open(ModelBundle loaded) {
        return engine == Engine.DL4J && loaded.info().kind() == ModelKind.NETWORK
                ? Dl4jTokenModel.open(loaded)
                : CompiledModel.open(loaded);
    }
}
