package io.twinstore.bootstrap.reports;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.smoke.SmokeResult;
import io.twinstore.application.smoke.SmokeResult.Answer;
import io.twinstore.domain.store.Backend;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a smoke test was answered, for people and for programs. */
public record SmokeReport(SmokeResult result) {
    private static final double NANOS = 1e6;

    /** Whether nothing is wrong. */
    public boolean good() {
        return result.wrong().isEmpty();
    }

    /** The answers for programs. */
    public record Document(boolean good, List<Asked> answers) {}

    /**
     * One answer.
     *
     * @param module null when a store itself was asked
     * @param problem null when it is good
     */
    public record Asked(
            @Nullable CallingModule module,
            String asked,
            Backend store,
            double milliseconds,
            @Nullable String problem) {}

    /** For programs. */
    public Document json() {
        return new Document(
                good(),
                result.answers().stream()
                        .map(answer -> new Asked(
                                answer.module(), answer.asked(), answer.store(), millis(answer), answer.problem()))
                        .toList());
    }

    /** For people. */
    public String text() {
        var table = new TextTable(3, "module", "asked", "store", "ms", "good");
        for (var answer : result.answers()) {
            table.row(
                    answer.module() == null ? "-" : answer.module(),
                    answer.asked(),
                    answer.store(),
                    String.format(Locale.ROOT, "%,.1f", millis(answer)),
                    answer.problem() == null ? "yes" : "NO");
        }
        var text = new StringBuilder().append(table).append('\n');
        problems().forEach(problem -> text.append(problem).append(".\n"));
        return text.append(summary()).append('.').toString();
    }

    /** What is wrong, a line each. */
    public List<String> problems() {
        return result.wrong().stream()
                .map(answer -> (answer.module() == null ? "" : answer.module() + ", ") + answer.asked() + ", "
                        + answer.store() + ": " + answer.problem())
                .toList();
    }

    /** In one line. */
    public String summary() {
        int all = result.answers().size();
        return all + " answers, "
                + (good() ? "all good; nothing is left behind" : result.wrong().size() + " of them wrong");
    }

    private static double millis(Answer answer) {
        return answer.took().toNanos() / NANOS;
    }
}
