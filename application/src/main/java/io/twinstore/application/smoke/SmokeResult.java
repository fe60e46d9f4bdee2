package io.twinstore.application.smoke;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.domain.store.Backend;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a smoke test was answered, in the order in which it asked. */
public record SmokeResult(List<Answer> answers) {
    /** Takes a copy. */
    public SmokeResult {
        answers = List.copyOf(answers);
    }

    /** Those with which something is wrong. */
    public List<Answer> wrong() {
        return answers.stream().filter(answer -> answer.problem() != null).toList();
    }

    /**
     * One answer.
     *
     * @param module the module as which it was asked; null when a store itself was asked
     * @param asked an operation, or what was done with the marked row
     * @param problem what is wrong with it; null when it is good
     */
    public record Answer(
            @Nullable CallingModule module,
            String asked,
            Backend store,
            Duration took,
            @Nullable String problem) {}
}
