package io.twinstore.bootstrap.state;

import io.twinstore.application.status.RunningCommand;
import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.bootstrap.files.JsonDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How far commands are: a file for each process, {@code running/PID.json} in TWINSTORE_HOME, gone when the command ends. */
final class RunningFiles {
    private static final String DIRECTORY = "running";
    private static final Pattern NAME = Pattern.compile("(\\d+)\\.json");

    private final PrivateDirectory state;

    RunningFiles(PrivateDirectory state) {
        this.state = state;
    }

    private Path own() {
        return state.resolve(DIRECTORY + "/" + ProcessHandle.current().pid() + ".json");
    }

    void write(RunningCommand command) {
        try {
            state.directory(DIRECTORY);
            PrivateFiles.replaceAtOnce(own(), JsonDocument.text(command) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + own() + " (" + PrivateFiles.reason(e) + ")", e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(own());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + own() + " (" + PrivateFiles.reason(e) + ")", e);
        }
    }

    /** Those of processes that are alive. */
    List<RunningCommand> all() {
        var running = new ArrayList<RunningCommand>();
        try (var files = Files.list(state.resolve(DIRECTORY))) {
            for (var file : files.sorted().toList()) {
                var name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isPresent()) {
                    JsonDocument.find(file, RunningCommand.class).ifPresent(running::add);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    state.resolve(DIRECTORY) + " cannot be read (" + PrivateFiles.reason(e) + ")", e);
        }
        return running;
    }
}
