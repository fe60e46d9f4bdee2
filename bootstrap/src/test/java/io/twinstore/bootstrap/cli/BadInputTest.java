package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user gets wrong is answered with one line that names it, and the exit status of cli.md. */
class BadInputTest {
    @TempDir
    private Path directory = Path.of("");

    private CommandRun run(String... arguments) {
        return CommandRun.of(Map.of(), directory, arguments);
    }

    @Test
    void anUnknownCommandOrOption() {
        run("exprot").refused(2, "exprot");
        run("export", "--out", "x", "--to", "y").refused(2, "--to");
        run("validate", "--level", "deep").refused(2, "--level");
    }

    @Test
    void aMistypedCommandOrOptionIsAnsweredWithWhatMayBeMeant() {
        run("exprot").refused(2, "'exprot' (did you mean export?); see 'twinstore --help'");
        run("schema", "migrat").refused(2, "'migrat' (did you mean migrate?); see 'twinstore schema --help'");
        run("compare", "raport").refused(2, "'raport' (did you mean report?); see 'twinstore compare --help'");
        run("config", "--jsn").refused(2, "'--jsn' (did you mean --json?); see 'twinstore config --help'");
        run("flags", "help", "shwo").refused(2, "'shwo' (did you mean show?); see 'twinstore flags --help'");
        run("help", "schema", "imfo").refused(2, "'imfo' (did you mean info?); see 'twinstore schema --help'");
        run("demo", "help").refused(2, "'help'; see 'twinstore demo --help'");
    }

    @Test
    void aCommandThatNeedsAnotherIsAnsweredWithItsUsage() {
        usage("Usage: twinstore [", List.of("demo", "schema", "help"));
        usage("Usage: twinstore schema [", List.of("migrate", "info"), "schema");
        usage("Usage: twinstore flags [", List.of("show", "set"), "flags", "--json");
        usage("Usage: twinstore compare [", List.of("report"), "compare");
    }

    private void usage(String begin, List<String> commands, String... arguments) {
        var run = run(arguments).done(2);
        assertEquals("", run.out());
        assertTrue(run.err().startsWith(begin), run.err());
        commands.forEach(command -> assertTrue(run.err().contains("\n  " + command + " "), run.err()));
        var help = new ArrayList<>(List.of(arguments));
        help.add("--help");
        assertEquals(run.err(), run(help.toArray(String[]::new)).done(0).out());
    }

    @Test
    void helpIsTheUsageOfAnyCommand() {
        for (var command : List.of("", "demo", "sandbox", "schema", "schema migrate", "flags set", "config")) {
            var path = command.isEmpty() ? List.<String>of() : List.of(command.split(" ", -1));
            var asked = run(Stream.concat(path.stream(), Stream.of("--help")).toArray(String[]::new));
            var help = run(Stream.concat(Stream.of("help"), path.stream()).toArray(String[]::new));
            assertEquals(asked.done(0).out(), help.done(0).out());
            assertTrue(help.out().startsWith("Usage: twinstore " + command), help.out());
        }
        assertEquals(
                run("help", "flags", "set").out(),
                run("flags", "help", "set").done(0).out());
        assertTrue(run("help", "help").done(0).out().contains("[COMMAND...]"));
    }

    @Test
    void aMissingSetting() {
        run("export", "--out", "x").refused(2, "SUPABASE_URL is not set");
        run("import", "--in", "x").refused(2, "neither DATABASE_URL nor POSTGRES_HOST is set");
        run("schema", "migrate", "--set", "POSTGRES_HOST=localhost").refused(2, "POSTGRES_DATABASE is not set");
    }

    @Test
    void aMalformedSettingIsAnsweredWithWhatItMayBe() {
        run("schema", "info", "--set", "DATABASE_URL=mysql://u:secret@h/d").refused(2, "postgresql://user:password@");
        run("schema", "info", "--set", "DATABASE_URL=postgresql://h/d").refused(2, "names no user");
        run("export", "--out", "x", "--set", "SUPABASE_URL=ftp://x").refused(2, "an http or https URL");
        run(
                        "export",
                        "--out",
                        "x",
                        "--set",
                        "SUPABASE_URL=http://x",
                        "--set",
                        "SUPABASE_KEY=sb_secret_k",
                        "--set",
                        "TWINSTORE_PAGE_SIZE=0")
                .refused(2, "1 to 100000");
        run("config", "--set", "SUPABASE_ULR=x").refused(2, "SUPABASE_ULR (option) is no setting");
    }

    @Test
    void aSettingsFileThatIsWrong() throws IOException {
        var file = Files.writeString(directory.resolve("settings"), "SUPABASE_URL=http://x\nnonsense\n");
        run("config", "--config", file.toString()).refused(2, "line 2: not NAME=VALUE");
        run("config", "--config", directory.resolve("none").toString()).refused(2, "cannot be read");
        Files.writeString(file, "SUPABASE_URI=x");
        run("config", "--config", file.toString()).refused(2, "SUPABASE_URI");
    }

    @Test
    void aDatabaseThatIsNotThere() {
        var nowhere = "DATABASE_URL=postgresql://salon:secret@127.0.0.1:1/salon";
        run("schema", "migrate", "--set", nowhere).refused(3, "cannot be reached");
        run("import", "--in", "x", "--set", nowhere).refused(3, "cannot be reached");
        run("sandbox", "--database-url", "postgresql://salon:secret@127.0.0.1:1/salon")
                .refused(3, "127.0.0.1:1");
    }

    @Test
    void aDatabaseThatRefusesWhatTheSettingsSay() {
        try (var database = TestDatabase.empty()) {
            var server =
                    database.jdbcUrl().replaceFirst("^jdbc:postgresql://", "").replaceFirst("/[^/]*$", "/");
            run("schema", "info", "--set", "DATABASE_URL=postgresql://nobody:secret@" + server + "postgres")
                    .refused(2, "the user or the password");
            run("schema", "info", "--set", "DATABASE_URL=postgresql://postgres:secret@" + server + "nowhere")
                    .refused(2, "no database of this name");
            run("schema", "info", "--set", "DATABASE_URL=postgresql://u:secret@" + server + "x?sslmode=requir")
                    .refused(2, "one of disable, allow, prefer, require, verify-ca, verify-full");
            run("schema", "info", "--set", "DATABASE_URL=postgresql://postgres:secret@" + server + "x?sslmode=require")
                    .refused(2, "it offers no TLS");
        }
        run("schema", "info", "--set", "DATABASE_URL=postgresql://salon:secret@db.invalid/salon")
                .refused(3, "does not resolve");
    }

    @Test
    void aSupabaseThatIsNotThere() {
        run("export", "--out", "x", "--set", "SUPABASE_URL=http://127.0.0.1:1", "--set", "SUPABASE_KEY=sb_secret_x")
                .refused(3, "cannot be reached");
    }

    @Test
    void verboseShowsTheStackTraceAndNoSecret() {
        var run =
                run("schema", "info", "--verbose", "--set", "DATABASE_URL=postgresql://salon:secret@127.0.0.1:1/salon");
        assertEquals(3, run.status());
        assertTrue(run.err().contains("\tat io.twinstore"));
        assertFalse(run.err().contains("secret"));
    }

    @Test
    void aFlagThatIsNoneOrAnInvalidCombination() {
        run("flags", "set", "DUAL_WIRTE=true").refused(2, "did you mean DUAL_WRITE?");
        run("flags", "set", "DUAL_WRITE=on").refused(2, "must be true or false");
        run("flags", "set", "DUAL_WRITE=25%").refused(2, "DUAL_WRITE must be true or false");
        for (var wrong : List.of("101%", "-1%", "2.5%")) {
            run("flags", "set", "TIMEWEB_API=" + wrong)
                    .refused(2, "TIMEWEB_API must be true, false, or a share of the reads from 0% to 100% such as 25%");
        }
        run("flags", "set", "TIMEWEB_API=25%").refused(2, "whose settings are missing");
        run("flags", "set", "TIMEWEB_API=true").refused(2, "whose settings are missing");
        run("flags", "set", "nonsense").refused(2, "not NAME=VALUE");
        assertFalse(Files.exists(Path.of(".twinstore")), "a refused change left a state directory");
        run("replay").refused(2, "is it the right one?");
        run("replay", "--dry-run").refused(2, "is it the right one?");
        assertTrue(run("flags", "show").done(0).out().contains("USE_REPOSITORY_PATTERN"));
    }

    @Test
    void comparingInAnInvalidCombination() {
        run("compare", "raport").refused(2, "raport");
        run("flags", "set", "COMPARE_DUAL_RESULTS=true").refused(2, "needs both stores");
        assertTrue(run("compare", "report").done(1).out().contains("Nothing was compared yet"));
        run("compare", "report", "--set", "TWINSTORE_COMPARE_PERCENT=0").refused(2, "it must be 1 to 100");
        run("compare", "report", "--set", "TWINSTORE_COMPARE_PERCENT=101").refused(2, "it must be 1 to 100");
        run("compare", "report", "--set", "TWINSTORE_COMPARE_WITH=both").refused(2, "it must be one of other, self");
    }

    @Test
    void helpAndVersionWorkEverywhere() {
        assertTrue(run("--help").done(0).out().contains("validate"));
        assertTrue(run("schema", "migrate", "--help").done(0).out().contains("--dry-run"));
        assertTrue(run("export", "--version").done(0).out().contains("twinstore 0.1.0"));
        assertTrue(run("generate-completion").done(0).out().contains("complete"));
    }
}
