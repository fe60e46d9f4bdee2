package io.twinstore.bootstrap.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.schema.TestDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Times export, import and validate beside what people would use instead, and prints one table: the ratio of the fastest runs
 * to the limit, which is entered twice to show the noise. {@code -Dbench.only=} takes the works whose name contains it.
 */
@Tag("bench")
class MoveBenchmarkTest {
    private static final int CLIENTS = Integer.getInteger("bench.clients", 20_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final Duration FAR = Duration.ofMillis(Integer.getInteger("bench.far", 100));
    private static final Path TABLE = Path.of("target", "move-benchmark.md");

    @TempDir
    private Path directory = Path.of("");

    private final ClientsSource source = new ClientsSource(CLIENTS);
    private final Random random = new Random(Long.getLong("twinstore.seed", 1));

    MoveBenchmarkTest() throws SQLException {}

    /** Moves the clients into a target that has none. */
    private interface Load {
        Cost into(TestDatabase target) throws Exception;
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void movingBesideWhatPeopleWouldUseInstead() throws Exception {
        Files.writeString(
                TABLE, "| work | way | ratio | seconds | rows a second | peak heap, MB |\n|---|---|---|---|---|---|\n");
        if (chosen("export")) {
            time("export", exports());
        }
        if (chosen("export from afar")) {
            try (var line = new SlowLine(source.url(), FAR)) {
                time("export from afar", exports(line));
            }
        }
        if (chosen("direct export")) {
            time("direct export", directExports(direct()));
        }
        if (chosen("direct export from afar")) {
            var server = URI.create(ClientsSource.url(source.database));
            try (var line = new SlowLine(server, FAR)) {
                var near = server.getHost() + ":" + server.getPort() + "/";
                var far = line.url().getAuthority() + "/";
                time("direct export from afar", directExports(replaced(direct(), near, far)));
            }
        }
        if (chosen("import")) {
            time("import", imports());
        }
        if (chosen("validate")) {
            try (var target = source.target()) {
                CopyProtocol.pipe(source.database, target, "clients");
                time("validate", validations(target));
            }
        }
        System.out.println("\n" + Files.readString(TABLE));
    }

    private static boolean chosen(String work) {
        return work.contains(System.getProperty("bench.only", ""));
    }

    /** Adds to the table at once, so that a run that is stopped keeps what it has. */
    private void time(String work, List<Way> ways) throws Exception {
        var race = new Race(work, ways);
        race.run(ROUNDS, random);
        Files.writeString(TABLE, race.lines(source.clients()), StandardOpenOption.APPEND);
    }

    private List<Way> exports() throws Exception {
        var pages = Files.write(directory.resolve("pages"), source.pages());
        return List.of(
                new Way("plain HTTP client", () -> download(pages, "gzip")),
                new Way("plain HTTP client, again", () -> download(pages, "gzip")),
                new Way("Twinstore", () -> export(source.settings())),
                new Way("Twinstore, one lane", () -> export(lanes(source.settings(), 1))),
                new Way("Twinstore, direct connection", () -> exportDirectly(direct())),
                new Way("plain HTTP client, uncompressed", () -> download(pages, "identity")),
                new Way("COPY of row_to_json by JDBC", this::copyJson));
    }

    /** Where the server is not the limit but the line: each answer takes a while to arrive. */
    private List<Way> exports(SlowLine line) throws Exception {
        var server = source.url().toString();
        var far = line.url().toString();
        var urls =
                source.pages().stream().map(page -> page.replace(server, far)).toList();
        var pages = Files.write(directory.resolve("far-pages"), urls);
        var settings = replaced(source.settings(), server, far);
        return List.of(
                new Way("plain HTTP client", () -> download(pages, "gzip")),
                new Way("plain HTTP client, again", () -> download(pages, "gzip")),
                new Way("Twinstore, one lane", () -> export(lanes(settings, 1))),
                new Way("Twinstore, two lanes", () -> export(lanes(settings, 2))),
                new Way("Twinstore, four lanes", () -> export(lanes(settings, 4))),
                new Way("Twinstore, eight lanes", () -> export(lanes(settings, 8))));
    }

    /** As many connections to the database as lanes. */
    private List<Way> directExports(List<String> settings) {
        return List.of(
                new Way("Twinstore, one lane", () -> exportDirectly(lanes(settings, 1))),
                new Way("Twinstore, one lane, again", () -> exportDirectly(lanes(settings, 1))),
                new Way("Twinstore, two lanes", () -> exportDirectly(lanes(settings, 2))),
                new Way("Twinstore, four lanes", () -> exportDirectly(lanes(settings, 4))));
    }

    private static List<String> replaced(List<String> settings, String from, String to) {
        return settings.stream().map(setting -> setting.replace(from, to)).toList();
    }

    private static List<String> lanes(List<String> settings, int lanes) {
        var all = new ArrayList<>(settings);
        all.addAll(List.of("--set", "TWINSTORE_MOVE_LANES=" + lanes));
        return all;
    }

    private Cost download(Path pages, String encoding) throws Exception {
        var file = directory.resolve("download");
        var arguments = List.of(pages.toString(), file.toString(), ClientsSource.KEY, encoding);
        var cost = JavaProcess.run(directory, PlainDownload.class, arguments);
        ClientsFile.requireAll(source.database, file);
        return cost;
    }

    private Cost export(List<String> settings) throws Exception {
        var cost = command(List.of("export", "--tables", "clients", "--out", "export", "--restart"), settings);
        ClientsFile.requireAll(source.database, directory.resolve("export/clients.json"));
        return cost;
    }

    private Cost exportDirectly(List<String> settings) throws Exception {
        var cost = command(List.of("export", "--tables", "clients", "--out", "direct"), settings);
        ClientsFile.requireAll(source.database, directory.resolve("direct/clients.json"));
        return cost;
    }

    /** The source over REST, and its database. */
    private List<String> direct() {
        var settings = new ArrayList<>(source.settings());
        settings.addAll(List.of("--set", "SUPABASE_DB_URL=" + ClientsSource.url(source.database)));
        return settings;
    }

    private Cost copyJson() throws Exception {
        var file = directory.resolve("copy");
        var cost = Cost.of(() -> CopyProtocol.json(source.database, file));
        ClientsFile.requireAll(source.database, file);
        return cost;
    }

    private List<Way> imports() throws Exception {
        var programs = new Programs(directory);
        if (!Files.exists(directory.resolve("export"))) {
            export(source.settings());
        }
        return List.of(
                load("COPY to COPY by JDBC", this::pipe),
                load("COPY to COPY by JDBC, again", this::pipe),
                load("Twinstore", target -> command(List.of("import", "--in", "export"), database(target))),
                load("Twinstore, move --direct", this::moveDirectly),
                load("psql \\copy to psql \\copy", target -> programs.psql(source.database, target)),
                load("pgcopydb", target -> programs.pgcopydb(source.database, target)),
                load("pgloader", target -> programs.pgloader(source.database, target)));
    }

    private Cost moveDirectly(TestDatabase target) throws Exception {
        var settings = new ArrayList<>(direct());
        settings.addAll(database(target));
        return command(List.of("move", "--direct", "--tables", "clients"), settings);
    }

    private Way load(String name, Load load) {
        return new Way(name, () -> {
            try (var target = source.target()) {
                var cost = load.into(target);
                HashSum.requireEqual(source.database, target);
                return cost;
            }
        });
    }

    private Cost pipe(TestDatabase target) throws Exception {
        return Cost.of(() -> CopyProtocol.pipe(source.database, target, "clients"));
    }

    private List<Way> validations(TestDatabase target) {
        return List.of(
                new Way("sum of hashes on both servers", () -> hashSums(target)),
                new Way("sum of hashes, again", () -> hashSums(target)),
                new Way("Twinstore", () -> validate(target, source.settings())),
                new Way("Twinstore, direct connection", () -> validate(target, direct())),
                new Way("pg_comparator", () -> {
                    throw new NotMeasuredException("it needs an extension that the embedded PostgreSQL lacks");
                }));
    }

    private Cost hashSums(TestDatabase target) throws Exception {
        return Cost.of(() -> HashSum.requireEqual(source.database, target));
    }

    private Cost validate(TestDatabase target, List<String> from) throws Exception {
        var settings = new ArrayList<>(from);
        settings.addAll(database(target));
        var cost = command(List.of("validate", "--tables", "clients", "--json"), settings);
        var answer = Files.readString(directory.resolve("out"));
        assertTrue(answer.startsWith("{\"verdict\":\"equal\""), answer);
        assertTrue(answer.contains("\"source\":%1$d,\"target\":%1$d,".formatted(source.clients())), answer);
        return cost;
    }

    private static List<String> database(TestDatabase target) {
        return List.of("--set", "DATABASE_URL=" + ClientsSource.url(target));
    }

    private Cost command(List<String> command, List<String> settings) throws Exception {
        var arguments = new ArrayList<>(command);
        arguments.addAll(settings);
        return JavaProcess.run(directory, OurCommand.class, arguments);
    }
}
