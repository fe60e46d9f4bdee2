package io.twinstore.bootstrap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.SettingException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void theFirstPlaceThatSetsASettingWins() throws IOException {
        var file = Files.writeString(
                directory.resolve("settings"), "# ours\nPOSTGRES_HOST=file\nPOSTGRES_USER=file\nPOSTGRES_PORT=1\n");
        Files.writeString(
                directory.resolve(".env"),
                "export POSTGRES_DATABASE='dot env'\nPOSTGRES_USER=env\nOTHER_PROGRAM=1\nPOSTGRES_PORT=2\n");
        var settings = Configuration.of(
                Map.of("POSTGRES_HOST", "option"),
                Map.of("POSTGRES_HOST", "environment", "POSTGRES_PASSWORD", "geheim", "PATH", "/bin"),
                file,
                directory);
        assertEquals("option", settings.require(Setting.POSTGRES_HOST));
        assertEquals(
                "environment",
                settings.value(Setting.POSTGRES_PASSWORD).orElseThrow().from());
        assertEquals("file", settings.require(Setting.POSTGRES_USER));
        assertEquals("dot env", settings.require(Setting.POSTGRES_DATABASE));
        assertEquals(1, settings.number(Setting.POSTGRES_PORT));
        assertEquals(
                "default",
                settings.value(Setting.TWINSTORE_PAGE_SIZE).orElseThrow().from());
    }

    @Test
    void aDatabaseUrlIsTakenApart() {
        var address = DatabaseAddress.of("postgres://salon:p%40ss%2Fw%C3%B6rt+1@db.example:6432/salon?sslmode=require");
        assertEquals("jdbc:postgresql://db.example:6432/salon?sslmode=require", address.jdbcUrl());
        assertEquals("salon", address.user());
        assertEquals("p@ss/wört+1", address.password());
        assertEquals("jdbc:postgresql://db.example:6432/salon as salon", address.toString());
    }

    private Configuration ofFiles(@Nullable Path file) {
        return Configuration.of(Map.of(), Map.of(), file, directory);
    }

    @Test
    void linesOfOtherProgramsInDotEnvStopNobody() throws IOException {
        Files.writeString(directory.resolve(".env"), """
                \uFEFFSUPABASE_URL=https://abc.supabase.co # the project
                no setting at all
                set -a
                OTHER="not closed
                THEIR.NAME-2: x
                KEY="-----BEGIN
                SUPABASE_KEY=in-the-middle
                -----END"
                =
                SUPABASE_KEY='a#b' # ours
                """);
        var settings = ofFiles(null);
        assertEquals("https://abc.supabase.co", settings.require(Setting.SUPABASE_URL));
        assertEquals("a#b", settings.require(Setting.SUPABASE_KEY));
        Files.write(directory.resolve(".env"), "X=\u0401\nPOSTGRES_USER=u\n".getBytes(Charset.forName("windows-1251")));
        assertEquals("u", ofFiles(null).require(Setting.POSTGRES_USER));
    }

    @Test
    void aLineOfOursInDotEnvThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(directory.resolve(".env"), "A=\"x\nSUPABASE_KEY=\"geheim\n");
        refused(null, ".env, line 2: a quote is not closed");
        Files.write(directory.resolve(".env"), "POSTGRES_USER=\u0401".getBytes(Charset.forName("windows-1251")));
        refused(null, ".env, line 1: not UTF-8");
        Files.writeString(directory.resolve(".env"), "A=1\nTWINSTORE_PAGE_SISE=1\n");
        refused(null, "TWINSTORE_PAGE_SISE (.env, line 2) is no setting; did you mean TWINSTORE_PAGE_SIZE?");
        Files.writeString(directory.resolve(".env"), "\n\nDUAL_WIRTE=true\n");
        refused(null, "DUAL_WIRTE (.env, line 3) is no flag; did you mean DUAL_WRITE?");
    }

    private void refused(@Nullable Path file, String words) {
        var e = assertThrows(SettingException.class, () -> ofFiles(file));
        assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
        assertFalse(String.valueOf(e.getMessage()).contains("geheim"), e.getMessage());
    }

    @Test
    void everyLineOfOurOwnFileMustBeOne() throws IOException {
        var file = directory.resolve("settings");
        Files.writeString(file, "\uFEFFSUPABASE_URL=https://abc.supabase.co\nSUPABASE_KEY \"geheim\"\n");
        refused(file, file + ", line 2: not NAME=VALUE");
        Files.writeString(file, "SUPABASE_KEY='ge\nheim'\n\nSUPABASE_URL='x' geheim\n");
        refused(file, file + ", line 4: a quote is not closed, or something follows it");
        Files.writeString(file, "SUPABASE_ULR=x\n");
        refused(file, "SUPABASE_ULR (" + file + ", line 1) is no setting; did you mean SUPABASE_URL?");
        Files.writeString(file, "\nsb_geheim_abc==\n");
        refused(file, "a name (" + file + ", line 2) is no setting");
        Files.writeString(file, "SUPABASE_URL=x\nSUPABASE_URL=https://abc.supabase.co\n");
        assertEquals(
                "https://abc.supabase.co", ofFiles(file).require(Setting.SUPABASE_URL)); // the last, as dotenv does
    }

    @Test
    void aDirectoryNamedDotEnvIsNotRead() throws IOException {
        Files.createDirectory(directory.resolve(".env"));
        assertEquals(
                "default",
                ofFiles(null).value(Setting.TWINSTORE_HOME).orElseThrow().from());
    }
}
