package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.bootstrap.files.JsonExportFiles;
import io.twinstore.bootstrap.masking.Shown;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.masking.Masked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user mistypes may be a key, and what a file holds is a client's: neither is repeated, not even with --verbose. */
class MaskedOutputTest {
    private static final String KEY = "sb_secret_mistyped";

    @TempDir
    private Path directory = Path.of("");

    private void run(int status, String words, String... arguments) {
        var run = CommandRun.of(Map.of(), directory, arguments).done(status);
        assertTrue(run.err().contains(words), run.err());
        assertFalse((run.out() + run.err()).contains("sb_secret"), run.err());
    }

    @Test
    void aMistypedValueIsNotRepeated() {
        run(2, "--set", "config", "--set", "SUPABASE_KEY:" + KEY);
        run(2, "--set", "config", "--set=SUPABASE_KEY:" + KEY);
        run(2, "--sett", "config", "--sett=SUPABASE_KEY=" + KEY);
        run(2, "…", "config", KEY);
        run(2, "…", "config", "79161234567");
        run(2, "--port", "sandbox", "--port", KEY);
        run(2, "--level", "validate", "--level", KEY);
        run(2, "is no setting", "config", "--set", KEY + "==");
        run(2, "is no setting", "config", "--set", "postgresql://u:" + KEY + "@h/d?sslmode=require");
        run(2, "--set", "config", "--set", "SUPABASE_KEY:" + KEY + "\nsecond line");
        run(2, "--set", "config", "--set", KEY + "\n" + KEY);
        run(2, "-", "config", "--set", "-" + KEY);
        run(2, "-", "config", "-" + KEY);
        run(2, "is no setting", "config", "--set", "=" + KEY);
        run(2, "is no flag", "flags", "set", KEY + "=true");
        run(2, "DATABASE_URL is malformed", "schema", "info", "--set", "DATABASE_URL=" + KEY, "--verbose");
    }

    @Test
    void whatMayBeMeantIsNotMasked() {
        run(2, "'exprot' (did you mean export?)", "--config=mean", "exprot");
        run(2, "'exprot' (did you mean export?)", "--set", "SUPABASE_KEY=" + KEY, "exprot");
        run(2, "(did you mean --set?)", "config", "--sett=SUPABASE_KEY=" + KEY);
        run(2, "'…'", KEY);
        run(2, "'…'", "help", KEY);
        run(2, "'…'", "help", "79161234567");
    }

    @Test
    void aPasswordInTheWrongPlaceIsNotRepeated() {
        var address = "u:" + KEY + "@h";
        run(2, "POSTGRES_HOST is malformed", "schema", "info", "--set", "POSTGRES_HOST=" + address);
        for (var url : List.of("http://svc:" + KEY + "@127.0.0.1:1", "http://svc:" + KEY + "#rd1@127.0.0.1:1")) {
            run(2, "SUPABASE_URL is malformed", "export", "--out", "x", "--set", "SUPABASE_URL=" + url);
        }
        assertFalse(Masked.address("postgresql://" + address + "?p").contains(KEY));
        assertFalse(Masked.address("http://svc:pw#" + KEY + "@127.0.0.1:1/x").contains("pw"));
    }

    @Test
    void aSecretSettingIsShownAsSet() {
        run(0, "", "config", "--set", "SUPABASE_KEY=" + KEY, "--set", "DATABASE_URL=postgresql://u:" + KEY + "@h/d");
    }

    @Test
    void aStackTraceHasNoWordsOfOthers() {
        var database = "DATABASE_URL=postgresql://salon:" + KEY + "@127.0.0.1:1/salon";
        var words = "Caused by: io.twinstore.domain.masking.MaskedFault: ";
        run(3, words + "org.postgresql.util.PSQLException", "import", "--in", "x", "--set", database, "--verbose");
        run(
                3,
                words,
                "export",
                "--out",
                "x",
                "--set",
                "SUPABASE_URL=http://127.0.0.1:1",
                "--set",
                "SUPABASE_KEY=" + KEY,
                "--verbose");
    }

    @Test
    void aFileThatIsNoJsonIsNotQuoted() throws IOException {
        Files.writeString(directory.resolve("clients.json"), "[\n{\"name\":Анна}\n]");
        var file = new TableFile("clients", "clients.json", 1, "");
        var error = assertThrows(StoreException.class, () -> new JsonExportFiles(directory).read(file, Iterator::next));
        assertTrue(String.valueOf(error.getMessage()).contains("no JSON in line 2"), error.getMessage());
        Shown.fault("the error", error);
    }
}
