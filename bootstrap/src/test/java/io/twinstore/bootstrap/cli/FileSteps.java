package io.twinstore.bootstrap.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The files that a process makes, names and removes in some directories, one after the other. */
final class FileSteps implements AutoCloseable {
    private static final long POLL_MILLIS = 100;

    private final WatchService watch;
    private final Queue<String> steps = new ArrayDeque<>();

    private FileSteps(WatchService watch) {
        this.watch = watch;
    }

    /** Watches these directories, which must be there, from now on. */
    static FileSteps in(Path... directories) throws IOException {
        var watch = directories[0].getFileSystem().newWatchService();
        for (var directory : directories) {
            directory.register(watch, ENTRY_CREATE, ENTRY_DELETE);
        }
        return new FileSteps(watch);
    }

    /** Waits for one more, and says which; empty when the process has ended without it. */
    String next(BooleanSupplier ended) throws InterruptedException {
        while (steps.isEmpty()) {
            boolean last = ended.getAsBoolean();
            var key = watch.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (key == null) {
                if (last) {
                    return "";
                }
                continue;
            }
            for (var event : key.pollEvents()) {
                var what = event.kind() == ENTRY_CREATE ? " was there" : " was gone";
                for (int times = 0; times < event.count(); times++) {
                    steps.add(event.context().toString().replaceFirst("-\\d+-\\d+$", "") + what);
                }
            }
            key.reset();
        }
        return steps.remove();
    }

    @Override
    public void close() throws IOException {
        watch.close();
    }
}
