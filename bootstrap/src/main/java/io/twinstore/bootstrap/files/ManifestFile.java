package io.twinstore.bootstrap.files;

import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code metadata.json}: what an export holds; cli.md gives its members. */
public record ManifestFile(Instant exportDate, String source, List<TableFile> tables, long totalRows) {
    static final String NAME = "metadata.json";
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]");

    /** Requires each file to be one of the directory's own: a name from outside must not lead elsewhere. */
    public ManifestFile {
        for (var table : tables) {
            if (!table.file().equals(fileOf(table.table())) || table.rows() < 0) {
                throw new IllegalArgumentException("no table of an export");
            }
        }
        tables = List.copyOf(tables);
    }

    /**
     * The name of a table's file: that of the table where it is a plain one; otherwise its other bytes in UTF-8 are
     * percent-encoded, capitals too, since some disks do not tell them from small letters.
     */
    static String fileOf(String table) {
        var name = new StringBuilder();
        for (byte each : table.getBytes(StandardCharsets.UTF_8)) {
            var plain = String.valueOf((char) each);
            name.append(PLAIN.matcher(plain).matches() ? plain : String.format(Locale.ROOT, "%%%02X", each));
        }
        var file = name + ".json";
        return file.equals(NAME) ? "%6Detadata.json" : file;
    }

    /** The file of this manifest. */
    public static ManifestFile of(Manifest manifest) {
        return new ManifestFile(manifest.exportDate(), manifest.source(), manifest.tables(), manifest.totalRows());
    }

    /** In one line. */
    public String summary() {
        return String.format(Locale.ROOT, "%d tables, %,d rows", tables.size(), totalRows);
    }

    static Manifest read(Path path) {
        if (Files.notExists(path)) {
            throw new InvalidInput("there is no finished export in "
                    + path.toAbsolutePath().getParent() + " (no " + NAME + "); export again");
        }
        try {
            var file = JsonDocument.read(path, ManifestFile.class);
            return new Manifest(file.exportDate, file.source, file.tables);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(path + " is malformed: cut or changed; export again", e);
        }
    }
}
