package io.twinstore.application.move;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Questions to a store that are answered while somebody is busy with other rows. */
final class Background {
    private Background() {}

    /** Asks on a thread of its own. */
    static <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, Background::start);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "twinstore-background");
        thread.setDaemon(true);
        thread.start();
    }

    /** The answer, or the error, as if it had been asked here. */
    static <T> T answer(CompletableFuture<T> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }
}
