package io.twinstore.bootstrap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each setting takes the values that its words allow, and says what to write instead of others that people paste. */
class SettingTest {
    @TempDir
    private Path directory = Path.of("");

    private static void good(Setting setting, String... values) {
        for (var value : values) {
            assertEquals(Optional.empty(), setting.problem(value), value);
        }
    }

    private static void wrong(Setting setting, String words, String... values) {
        for (var value : values) {
            var problem = setting.problem(value).orElse("");
            assertTrue(problem.startsWith(setting + " ") && problem.contains(words), value + ": " + problem);
            assertFalse(problem.contains("geheim"), problem);
        }
    }

    @Test
    void supabaseUrl() {
        good(
                Setting.SUPABASE_URL,
                "https://abc.supabase.co",
                "https://abc.supabase.co/",
                "https://abc.supabase.co/rest/v1",
                "https://abc.supabase.co/rest/v1/",
                "http://127.0.0.1:54321",
                "http://localhost:8000/supabase",
                "https://api.salon.example/rest/v1");
        wrong(
                Setting.SUPABASE_URL,
                "write https://abc.supabase.co",
                "https://supabase.com/dashboard/project/abc",
                "https://supabase.com/dashboard/project/abc/settings/api?x=geheim",
                "https://app.supabase.com/project/abc",
                "supabase.com/dashboard/project/abc");
        wrong(
                Setting.SUPABASE_URL,
                "PostgreSQL's address",
                "postgresql://postgres:geheim@db.abc.supabase.co:5432/postgres");
        wrong(
                Setting.SUPABASE_URL,
                "begins with no https://",
                "abc.supabase.co",
                "abc.supabase.co/rest/v1/",
                "localhost.x:8000");
        wrong(
                Setting.SUPABASE_URL,
                "the database's host",
                "https://db.abc.supabase.co",
                "https://aws-0-eu.pooler.supabase.com:6543");
        wrong(Setting.SUPABASE_URL, "own site", "https://supabase.com", "https://supabase.com/docs");
        wrong(
                Setting.SUPABASE_URL,
                "has a path",
                "https://abc.supabase.co/auth/v1",
                "https://abc.supabase.co/rest/v1/clients");
        wrong(Setting.SUPABASE_URL, "unencrypted", "http://abc.supabase.co");
        wrong(Setting.SUPABASE_URL, "underscore", "http://supabase_kong:8000");
        wrong(
                Setting.SUPABASE_URL,
                "an http or https URL",
                "ftp://x",
                "http://svc:geheim@h",
                "https://h?apikey=geheim",
                "https://h#geheim",
                "https://h:99999",
                "geheim",
                "https://abc.supabase.co # the project",
                "https:abc");
    }

    @Test
    void supabaseKey() {
        good(Setting.SUPABASE_KEY, "sb_secret_abc-123", "eyJhbGciOi.eyJyb2xl_Ij-.c2ln=");
        wrong(
                Setting.SUPABASE_KEY,
                "without white space, line breaks or quotes",
                "sb_geheim x",
                "\"geheim\"",
                "'geheim",
                "geheim\nTWO",
                "Bearer geheim",
                "geheim\u00a0",
                "geheim\u200b",
                "ключ-geheim");
    }

    @Test
    void directoriesAndFiles() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "x").toString();
        good(
                Setting.TWINSTORE_HOME,
                directory.toString(),
                directory.resolve("new/one").toString(),
                "./.twinstore");
        wrong(Setting.TWINSTORE_HOME, "is no directory", file);
        wrong(Setting.TWINSTORE_HOME, "must be a directory", "geheim\0");
        good(Setting.POSTGRES_SSLROOTCERT, file, "system");
        wrong(Setting.POSTGRES_SSLROOTCERT, "write system", directory.toString(), "/nowhere/geheim", "geheim\0");
    }

    @Test
    void numbersAndChoices() {
        good(Setting.POSTGRES_PORT, "1", "65535");
        wrong(Setting.POSTGRES_PORT, "must be 1 to 65535", "0", "65536", "-1", "1e3", "5432 ", "99999999999", "geheim");
        good(Setting.TWINSTORE_COMPARE_WITH, "other", "self");
        wrong(Setting.TWINSTORE_COMPARE_WITH, "one of other, self", "Other", "both");
        good(Setting.POSTGRES_SSLMODE, "verify-full");
        wrong(Setting.POSTGRES_SSLMODE, "one of disable, allow", "requir");
    }

    @Test
    void theWordsFollowFromTheValues() {
        assertEquals("1 to 65535", Setting.POSTGRES_PORT.allowed());
        assertEquals("0 to 86400", Setting.TWINSTORE_MOVE_PATIENCE_SECONDS.allowed());
        assertEquals(
                "one of disable, allow, prefer, require, verify-ca, verify-full", Setting.POSTGRES_SSLMODE.allowed());
        assertEquals("text in one line", Setting.POSTGRES_PASSWORD.allowed());
        wrong(Setting.POSTGRES_PASSWORD, "is malformed; it must be text in one line", "geheim\ntwo");
    }

    @Test
    void everyDefaultIsGood() {
        Arrays.stream(Setting.values()).forEach(setting -> {
            var value = setting.defaultValue();
            if (value != null) {
                good(setting, value);
            }
        });
    }
}
