package io.twinstore.bootstrap.files;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.move.Rejects;
import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/** Rows that were set aside, one JSON object a line: table, row, reason and data; there is no file while there is none. */
public final class RejectsFile implements Rejects {
    private final Path path;
    private final ObjLongConsumer<String> remember;

    /**
     * Into this file.
     *
     * @param remember is told the table and how many rows it lacks, once they are durable
     * @throws SettingException when the file is there already, since it may hold the rows of another load
     */
    public RejectsFile(Path path, ObjLongConsumer<String> remember) {
        if (Files.exists(path)) {
            throw new SettingException(
                    path + " is there already, and may hold rows of an earlier import; name another file");
        }
        this.path = path;
        this.remember = remember;
    }

    @Override
    public void setAside(Table table, List<Rejected> rows) {
        var text = new StringBuilder();
        rows.forEach(row -> text.append(line(table, row)).append('\n'));
        try (var channel = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), PrivateFiles.PRIVATE_FILE)) {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path + ": " + PrivateFiles.reason(e), e);
        }
        remember.accept(table.name(), rows.size());
    }

    private static Json line(Table table, Rejected row) {
        var members = new LinkedHashMap<String, Json>();
        members.put("table", Json.of(table.name()));
        members.put("row", Json.of(row.number()));
        members.put("reason", Json.of(row.reason()));
        members.put("data", row.row());
        return new Json.Obj(members);
    }
}
