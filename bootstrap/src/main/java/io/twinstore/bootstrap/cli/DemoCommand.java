package io.twinstore.bootstrap.cli;

import io.twinstore.bootstrap.demo.Demo;
import io.twinstore.bootstrap.demo.DemoResult;
import io.twinstore.domain.values.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Shows one whole move. */
@Command(
        name = "demo",
        description = "Move a made-up salon from a local Supabase to PostgreSQL, on this machine alone.")
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Override
    public Integer call() {
        var output = Given.by(root).output();
        var result = new Demo(Clock.systemUTC(), output.progress(), output::note).run();
        output.result(() -> json(result), () -> text(result));
        return result.good() ? ExitStatus.DONE : ExitStatus.NO;
    }

    private static Json json(DemoResult result) {
        var json = new LinkedHashMap<String, Object>();
        json.put("good", result.good());
        json.put("validation", ValidationText.json(result.validation()));
        json.put(
                "reads",
                result.reads().stream()
                        .map(read -> {
                            var each = new LinkedHashMap<String, Object>();
                            each.put("operation", read.operation());
                            each.put("rows", read.rows());
                            each.put("equal", read.equal());
                            return each;
                        })
                        .toList());
        json.put(
                "steps",
                result.steps().stream()
                        .map(step -> {
                            var each = new LinkedHashMap<String, Object>();
                            each.put("step", step.what());
                            each.put("seen", step.seen());
                            each.put("milliseconds", step.milliseconds());
                            each.put("good", step.good());
                            return each;
                        })
                        .toList());
        json.put("milliseconds", result.milliseconds());
        return Json.of(json);
    }

    private static String text(DemoResult result) {
        var reads = new TextTable("read through the data layer", "rows", "from PostgreSQL", "from Supabase", "answers");
        for (var read : result.reads()) {
            reads.row(
                    read.operation(),
                    read.rows(),
                    "%.1f ms".formatted(read.postgresMillis()),
                    "%.1f ms".formatted(read.supabaseMillis()),
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
                + "\n%s in %.1f s. Everything ran on this machine; nothing is left behind."
                        .formatted(
                                result.good() ? "The salon has moved, switched and gone back" : "Something differs",
                                result.milliseconds() / 1e3);
    }
}
