package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twinstore.application.flags.Flag;
import io.twinstore.bootstrap.config.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code twinstore config} lists everything, marks what is wrong, and then ends with exit status 2. */
class ConfigTest {
    private static final String GOOD_URL = "DATABASE_URL=postgresql://salon:geheim@h/d";

    @TempDir
    private Path directory = Path.of("");

    private CommandRun run(String... settings) {
        var arguments = new ArrayList<>(List.of("config"));
        for (var setting : settings) {
            arguments.addAll(setting.startsWith("--") ? List.of(setting) : List.of("--set", setting));
        }
        var run = CommandRun.of(Map.of(), directory, arguments.toArray(String[]::new));
        assertFalse((run.out() + run.err()).contains("geheim"), run.out() + run.err());
        return run;
    }

    /** Each wrong value is pending in the list and named in the one line on standard error. */
    private void wrong(String words, String... settings) {
        var run = run(settings).done(2);
        assertTrue(run.err().startsWith("twinstore: ") && run.err().contains(words), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.out().lines().anyMatch(line -> line.contains("WRONG: ") && line.contains(words)), run.out());
        for (var setting : Setting.values()) {
            assertTrue(run.out().contains(setting.name()), run.out());
        }
    }

    private static Map<String, String> problems(CommandRun run) throws IOException {
        var json = new ObjectMapper().readTree(run.out());
        var problems = new TreeMap<String, String>();
        for (var list : List.of("settings", "flags")) {
            for (JsonNode row : json.get(list)) {
                if (!row.get("problem").isNull()) {
                    problems.put(row.get("name").asText(), row.get("problem").asText());
                }
            }
        }
        if (!json.get("problem").isNull()) {
            problems.put("", json.get("problem").asText());
        }
        return problems;
    }

    @Test
    void goodSettingsAreListed() throws IOException {
        var run = run(
                        "--json",
                        GOOD_URL,
                        "SUPABASE_URL=https://abc.supabase.co",
                        "SUPABASE_KEY=geheim",
                        "DUAL_WRITE=true")
                .done(0);
        assertEquals(Map.of(), problems(run));
        var json = new ObjectMapper().readTree(run.out());
        assertEquals(Setting.values().length, json.get("settings").size());
        assertEquals(Flag.values().length, json.get("flags").size());
        run().done(0); // nothing set is nothing wrong
    }

    @Test
    void eachWrongSettingIsMarked() {
        wrong(
                "SUPABASE_URL has a path; write https://PROJECT.supabase.co alone",
                "SUPABASE_URL=https://abc.supabase.co/auth/v1",
                "SUPABASE_KEY=k");
        wrong("SUPABASE_URL is malformed", "SUPABASE_URL=http://svc:geheim@h", "SUPABASE_KEY=k");
        wrong("SUPABASE_KEY is malformed", "SUPABASE_KEY=geheim two");
        wrong("one of disable, allow, prefer, require", GOOD_URL + "?sslmode=requir");
        wrong("DATABASE_URL names no database", "DATABASE_URL=postgresql://u:geheim@h");
        wrong("POSTGRES_PORT is malformed; it must be 1 to 65535", "POSTGRES_PORT=geheim");
        wrong("TWINSTORE_COMPARE_PERCENT is malformed; it must be 1 to 100", "TWINSTORE_COMPARE_PERCENT=0");
        wrong("it must be 1 to 100", "TWINSTORE_COMPARE_PERCENT=101");
        wrong("it must be one of other, self", "TWINSTORE_COMPARE_WITH=both");
        wrong("DUAL_WRITE (option) must be true or false", "DUAL_WRITE=on");
    }

    @Test
    void combinationsAreLookedAt() {
        wrong("SUPABASE_KEY is not set", "SUPABASE_URL=https://abc.supabase.co");
        wrong("POSTGRES_USER is not set", "POSTGRES_HOST=h", "POSTGRES_DATABASE=d");
        wrong(
                "TWINSTORE_LIST_LIMIT is greater than TWINSTORE_MAX_LIST",
                "TWINSTORE_LIST_LIMIT=20",
                "TWINSTORE_MAX_LIST=10");
        wrong(
                "needs sslmode=verify-full",
                "POSTGRES_HOST=h",
                "POSTGRES_DATABASE=d",
                "POSTGRES_USER=u",
                "POSTGRES_SSLMODE=require",
                "POSTGRES_SSLROOTCERT=system");
        wrong("needs both stores", GOOD_URL, "DUAL_WRITE=true");
        wrong("leaves no store", "USE_LEGACY_SUPABASE=false");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() throws IOException {
        var run = run(
                        "--json",
                        "SUPABASE_URL=abc.supabase.co",
                        "SUPABASE_KEY='geheim'",
                        "TWINSTORE_PAGE_SIZE=0",
                        "TWINSTORE_HOME=\0",
                        "TIMEWEB_API=yes")
                .done(2);
        assertEquals(
                List.of("SUPABASE_KEY", "SUPABASE_URL", "TIMEWEB_API", "TWINSTORE_HOME", "TWINSTORE_PAGE_SIZE"),
                List.copyOf(problems(run).keySet()));
        var rows = new ObjectMapper().readTree(run.out()).get("settings");
        assertEquals("…", rows.get(0).get("value").asText());
        assertTrue(Arrays.stream(Setting.values()).allMatch(setting -> run.out().contains(setting.name())));
    }

    @Test
    void theFlagsFileOutranksTheSettings() throws IOException {
        var stores = List.of(GOOD_URL, "SUPABASE_URL=http://127.0.0.1:1", "SUPABASE_KEY=geheim", stateDirectory());
        var set = new ArrayList<>(List.of("flags", "set", "TIMEWEB_API=true"));
        stores.forEach(setting -> set.addAll(List.of("--set", setting)));
        CommandRun.of(Map.of(), directory, set.toArray(String[]::new)).done(0);
        var settings = new ArrayList<>(stores);
        settings.addAll(List.of("--json", "LOG_DATABASE_CALLS=true"));
        var run = run(settings.toArray(String[]::new)).done(0);
        for (var row : new ObjectMapper().readTree(run.out()).get("flags")) {
            assertEquals(
                    row.get("name").asText().equals("TIMEWEB_API"),
                    !row.get("value").isNull(),
                    row.toString());
        }
        wrong("the primary is SUPABASE, whose settings are missing", stateDirectory());
    }

    private String stateDirectory() {
        return "TWINSTORE_HOME=" + directory.resolve("home");
    }
}
