package salon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program runs with what Twinstore gives it, which is no more than what is written down, and small. */
class SalonTest {
    private static final Path GIVEN = Path.of("target/lib");
    private static final long MOST_BYTES = 15_000_000;

    @Test
    void itReadsFromOneStoreAndWritesToBoth(@TempDir Path home) throws Exception {
        try (var servers = new TwoServers()) {
            var settings = new TreeMap<>(servers.settings());
            settings.putAll(Map.of(
                    "TWINSTORE_HOME", home.toString(),
                    "USE_REPOSITORY_PATTERN", "true",
                    "DUAL_WRITE", "true",
                    "TWINSTORE_DUAL_WRITE_MILLIS", "30000", // the first write finds nothing warm
                    "TIMEWEB_API", "true"));
            assertEquals(List.of("read: first, POSTGRES", "written: second, SUPABASE"), run(settings));
            assertEquals("first,second and second", servers.titles());
        }
    }

    /** What the program prints, in a JVM of its own that has no test's library. */
    private static List<String> run(Map<String, String> settings) throws IOException, InterruptedException {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                "target/classes" + File.pathSeparator + GIVEN + File.separator + "*",
                "salon.Salon");
        command.environment().putAll(settings);
        var errors = Files.createTempFile("salon", ".err");
        var program = command.redirectError(errors.toFile()).start();
        var printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = program.waitFor();
        var said = Files.readString(errors);
        Files.delete(errors);
        assertEquals(0, status, () -> printed + said);
        return printed.lines().toList();
    }

    @Test
    void itIsGivenWhatIsWrittenDown() throws IOException {
        var expected = Files.readAllLines(Path.of("src/test/resources/given.txt"));
        assertEquals(String.join("\n", expected), String.join("\n", given().keySet()));
    }

    @Test
    void whatItIsGivenIsSmall() throws IOException {
        var given = given();
        given.forEach((name, bytes) -> System.out.printf("%,12d %s%n", bytes, name));
        long sum = given.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf("%,12d bytes in %d files%n", sum, given.size());
        assertTrue(sum <= MOST_BYTES, () -> sum + " bytes");
    }

    /** The size of each library by its name. */
    private static Map<String, Long> given() throws IOException {
        var given = new TreeMap<String, Long>();
        try (var files = Files.list(GIVEN)) {
            for (var file : files.toList()) {
                given.put(file.getFileName().toString(), Files.size(file));
            }
        }
        return given;
    }
}
