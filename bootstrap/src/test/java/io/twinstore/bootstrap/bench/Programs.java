package io.twinstore.bootstrap.bench;

import io.twinstore.schema.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Tools that others made, as far as they are on the PATH. */
final class Programs {
    private final Path directory;

    /** They leave their files in this directory. */
    Programs(Path directory) {
        this.directory = directory;
    }

    /** Waits for a process to end, which ends with us when we are interrupted. */
    static int await(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Copies the clients through two psql and a pipe. */
    Cost psql(TestDatabase from, TestDatabase to) throws Exception {
        return pipe(List.of(
                List.of("psql", "-Xqd", ClientsSource.url(from), "-c", "\\copy clients to stdout"),
                List.of(
                        "psql",
                        "-Xqd",
                        ClientsSource.url(to),
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-c",
                        "\\copy clients from stdin")));
    }

    /** Copies the clients with pgcopydb, which empties the table first and so must meet no foreign keys to it. */
    Cost pgcopydb(TestDatabase from, TestDatabase to) throws Exception {
        Sql.run(
                to,
                "alter table bookings drop constraint bookings_client_id_fkey",
                "alter table dialog_contexts drop constraint dialog_contexts_client_id_fkey");
        var filters = directory.resolve("pgcopydb.ini");
        Files.writeString(filters, "[include-only-table]\npublic.clients\n");
        var work = Files.createTempDirectory(directory, "pgcopydb");
        return pipe(List.of(List.of(
                "pgcopydb",
                "copy",
                "table-data",
                "--source",
                ClientsSource.url(from),
                "--target",
                ClientsSource.url(to),
                "--dir",
                work.toString(),
                "--filters",
                filters.toString())));
    }

    /** Copies the clients with pgloader. */
    Cost pgloader(TestDatabase from, TestDatabase to) throws Exception {
        var commands = directory.resolve("clients.load");
        Files.writeString(commands, """
                load database from %s into %s
                with data only, create no tables, include no drop, create no indexes, no foreign keys, reset no sequences
                including only table names matching 'clients' in schema 'public';
                """.formatted(ClientsSource.url(from), ClientsSource.url(to)));
        var root = Files.createTempDirectory(directory, "pgloader");
        return pipe(
                List.of(List.of("pgloader", "--on-error-stop", "--root-dir", root.toString(), commands.toString())));
    }

    private Cost pipe(List<List<String>> commands) throws Exception {
        var errors = directory.resolve("err").toFile();
        var builders = commands.stream()
                .map(command -> new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.to(errors)))
                .toList();
        builders.get(builders.size() - 1)
                .redirectOutput(directory.resolve("out").toFile());
        for (var command : commands) {
            requireInstalled(command.get(0));
        }
        return Cost.of(() -> {
            for (var process : ProcessBuilder.startPipeline(builders)) {
                int status = await(process);
                if (status != 0) {
                    throw new NotMeasuredException("status " + status + ": " + lastLine(errors.toPath()));
                }
            }
        });
    }

    private static String lastLine(Path file) throws IOException {
        return Files.readString(file).lines().reduce("", (before, line) -> line);
    }

    private static void requireInstalled(String program) throws NotMeasuredException {
        if (Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .noneMatch(place -> Files.isExecutable(Path.of(place, program)))) {
            throw new NotMeasuredException(program + " is not on the PATH");
        }
    }
}
