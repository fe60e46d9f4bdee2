package io.twinstore.bootstrap.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what picocli fills in before a command runs. */
final class Given {
    private Given() {}

    static <T> T by(@Nullable T field) {
        return Objects.requireNonNull(field, "picocli fills this before the command runs");
    }
}
