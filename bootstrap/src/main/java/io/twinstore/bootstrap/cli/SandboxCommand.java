package io.twinstore.bootstrap.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.twinstore.application.flags.SettingException;
import io.twinstore.bootstrap.config.DatabaseAddress;
import io.twinstore.bootstrap.demo.SampleDatabase;
import io.twinstore.bootstrap.sandbox.Sandbox;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Serves a PostgreSQL database as a Supabase project would. */
@Command(
        name = "sandbox",
        description = "A development tool: serve a local PostgreSQL as Supabase's REST API would, on loopback only.")
final class SandboxCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "The port; any free one by default.")
    private int port;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "Serve this database; an embedded one with sample data by default.")
    private @Nullable String databaseUrl;

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            defaultValue = "public",
            description = "The schema to serve; default ${DEFAULT-VALUE}.")
    private String schema = "public";

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "The most rows of an answer; default ${DEFAULT-VALUE}, as at Supabase.")
    private int maxRows;

    @Option(
            names = "--key",
            paramLabel = "K",
            defaultValue = "sb_secret_sandbox",
            description = "The key that callers must send; default ${DEFAULT-VALUE}.")
    private String key = "sb_secret_sandbox";

    @Override
    public Integer call() throws InterruptedException {
        if (databaseUrl != null) {
            serve(DatabaseAddress.of(databaseUrl));
            return ExitStatus.DONE;
        }
        try (var database = SampleDatabase.startWithSampleData(Clock.systemUTC().instant())) {
            serve(database.address());
        }
        return ExitStatus.DONE;
    }

    /** The settings for programs. */
    record Document(
            @JsonProperty("SUPABASE_URL") String url,
            @JsonProperty("SUPABASE_KEY") String key) {}

    private void serve(DatabaseAddress database) throws InterruptedException {
        if (port < 0 || port > 65_535 || maxRows < 1 || key.isBlank()) {
            throw new SettingException("--port is 0 to 65535, --max-rows at least 1, and --key not blank");
        }
        var settings = new Sandbox.Settings(
                database.jdbcUrl(), database.user(), database.password(), schema, maxRows, key, port);
        try (var sandbox = Sandbox.start(settings)) {
            var url = sandbox.url().toString();
            Given.by(root)
                    .output()
                    .result(
                            () -> new Document(url, key),
                            () -> "A sandbox for development, not for a salon's real data.\nSUPABASE_URL=" + url
                                    + "\nSUPABASE_KEY=" + key + "\nStop it with Ctrl-C.");
            new CountDownLatch(1).await();
        }
    }
}
