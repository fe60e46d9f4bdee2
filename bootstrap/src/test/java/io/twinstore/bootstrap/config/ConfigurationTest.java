package io.twinstore.bootstrap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
}
