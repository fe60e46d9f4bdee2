package io.twinstore.bootstrap.cli;

import io.twinstore.bootstrap.files.JsonDocument;
import java.time.Clock;
import java.util.function.Supplier;

/** What a command says: one result, as text or as JSON, and its progress. */
final class Output {
    private final Console console;
    private final boolean json;
    private final boolean bars;

    Output(Console console, boolean json, boolean bars) {
        this.console = console;
        this.json = json;
        this.bars = bars;
    }

    /** Prints the command's one result; as JSON, its record is the document's schema. */
    void result(Supplier<?> asJson, Supplier<String> asText) {
        console.out()
                .println(json ? JsonDocument.text(asJson.get()) : asText.get().stripTrailing());
        console.out().flush();
    }

    /** Whether a screen may be drawn over itself. */
    boolean redraws() {
        return bars && !json;
    }

    /** Prints it as it is, at once. */
    void draw(String text) {
        console.out().print(text);
        console.out().flush();
    }

    /** Tells a person what is going on. */
    void note(String line) {
        console.err().println(line);
    }

    CommandProgress progress() {
        return bars ? new ProgressBars(console.err(), Clock.systemUTC()) : new Notes(console.err());
    }
}
