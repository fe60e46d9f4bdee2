package io.twinstore.bootstrap.cli;

import io.twinstore.bootstrap.demo.Demo;
import io.twinstore.bootstrap.demo.DemoResult;
import io.twinstore.bootstrap.reports.TextTable;
import io.twinstore.bootstrap.reports.ValidationJson;
import io.twinstore.bootstrap.reports.ValidationText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows one whole move. */
@Command(name = "demo", description = "Move sample data from a local Supabase to PostgreSQL, on this machine alone.")
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(names = "--serve", description = "Show the dashboard in a browser while it switches.")
    private boolean serve;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Where to write the report of the move; default a new file among the temporary ones.")
    private @Nullable Path report;

    @Override
    public Integer call() {
        var output = Given.by(root).output();
        Runnable watched = () -> {
            output.note("The dashboard stays until you press Enter.");
            untilEnter();
        };
        var file = report == null ? newFile() : report.toAbsolutePath();
        try (var progress = output.progress()) {
            var result = new Demo(Clock.systemUTC(), progress, progress::note, file, serve ? watched : null).run();
            output.result(() -> Document.of(result, file), () -> text(result, file));
            return result.good() ? ExitStatus.DONE : ExitStatus.NO;
        }
    }

    private static Path newFile() {
        try {
            return Files.createTempFile("twinstore-demo-", ".html");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a file for the report", e);
        }
    }

    /** Or until there is nobody who could press it. */
    private static void untilEnter() {
        try {
            int read = System.in.read();
            while (read != -1 && read != '\n') {
                read = System.in.read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }

    /** The result for programs; how long a read takes is for people. */
    record Document(
            boolean good,
            ValidationJson validation,
            List<Read> reads,
            List<Step> steps,
            long milliseconds,
            String report) {
        static Document of(DemoResult result, Path report) {
            return new Document(
                    result.good(),
                    ValidationJson.of(result.validation()),
                    result.reads().operations().stream()
                            .map(read -> new Read(read.operation(), read.rows(), read.equal()))
                            .toList(),
                    result.steps().stream()
                            .map(step -> new Step(step.what(), step.seen(), step.milliseconds(), step.good()))
                            .toList(),
                    result.milliseconds(),
                    report.toString());
        }
    }

    /** One operation asked of both stores. */
    record Read(String operation, int rows, boolean equal) {}

    /** One step of the switch. */
    record Step(String step, String seen, long milliseconds, boolean good) {}

    private static String text(DemoResult result, Path report) {
        var reads = new TextTable("read through the data layer", "rows", "from PostgreSQL", "from Supabase", "answers");
        for (var read : result.reads().operations()) {
            reads.row(
                    read.operation(),
                    read.rows(),
                    "%.1f ms".formatted(read.postgres().p50()),
                    "%.1f ms".formatted(read.supabase().p50()),
                    read.equal() ? "equal" : "DIFFERENT");
        }
        var steps = new TextTable(2, "switched while a program writes", "what is seen", "took");
        for (var step : result.steps()) {
            steps.row(step.what(), step.seen(), "%,d ms".formatted(step.milliseconds()));
        }
        return ValidationText.text(result.validation())
                + "\n\n"
                + reads
                + "\n"
                + steps
                + "\n%s in %.1f s. Everything ran on this machine; nothing is left behind but its report:\n%s"
                        .formatted(
                                result.good()
                                        ? "The sample data has moved, switched and gone back"
                                        : "Something differs",
                                result.milliseconds() / 1e3,
                                report.toUri());
    }
}
