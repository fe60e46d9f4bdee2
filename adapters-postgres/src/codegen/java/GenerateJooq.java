import io.twinstore.schema.EmbeddedDatabase;
import io.twinstore.schema.SchemaMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Build code: generates the jOOQ classes from the Flyway migrations on an embedded PostgreSQL, unless nothing that they
 * depend on has changed since the last time.
 */
public final class GenerateJooq {
    private GenerateJooq() {}

    /** Arguments: the directory to generate into, then the files and directories that the result depends on. */
    public static void main(String[] arguments) throws Exception {
        var target = Path.of(arguments[0]);
        var marker = target.resolve("inputs.sha256");
        var inputs = fingerprint(Arrays.stream(arguments).skip(1).map(Path::of).toList());
        if (Files.exists(marker) && Files.readString(marker).equals(inputs)) {
            return;
        }
        Files.deleteIfExists(marker);
        try (var database = EmbeddedDatabase.start()) {
            SchemaMigration.migrate(database.jdbcUrl(), database.user(), database.password());
            GenerationTool.generate(configuration(database, target));
        }
        Files.writeString(marker, inputs);
    }

    private static String fingerprint(List<Path> inputs) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) Runtime.version().feature()); // jOOQ writes for the JDK that runs it
        for (var input : inputs) {
            for (var file : files(input)) {
                digest.update(file.getFileName().toString().getBytes("UTF-8"));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path input) throws IOException {
        try (var files = Files.walk(input)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Configuration configuration(EmbeddedDatabase database, Path target) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc()
                        .withUrl(database.jdbcUrl())
                        .withUser(database.user())
                        .withPassword(database.password()))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema("public")
                                .withExcludes("flyway_schema_history|messages_.*")
                                .withIncludeRoutines(false)
                                .withTableValuedFunctions(false)
                                .withIncludeUDTs(false)
                                .withIncludeSequences(false)
                                .withIncludeIndexes(false))
                        .withGenerate(new Generate()
                                .withRecords(false)
                                .withComments(false)
                                .withGeneratedAnnotation(true)
                                .withJavaTimeTypes(true))
                        .withTarget(new Target()
                                .withDirectory(target.toString())
                                .withPackageName("io.twinstore.postgres.generated")));
    }
}
