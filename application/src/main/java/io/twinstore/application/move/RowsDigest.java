package io.twinstore.application.move;

import io.twinstore.domain.values.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One digest for each side over the same rows, so that two sides with the same one hold these rows alike: the SHA-256 of one
 * line for each row, its primary key and its digest, in their order.
 */
public record RowsDigest(String source, String target) {

    /** Of these rows as they are now. */
    static RowsDigest of(Collection<RowState> rows) {
        return new RowsDigest(digest(rows, RowState::source), digest(rows, RowState::target));
    }

    /** Whether both sides hold the rows alike. */
    public boolean equal() {
        return source.equals(target);
    }

    private static String digest(Collection<RowState> rows, Function<RowState, Optional<String>> side) {
        var lines = rows.stream()
                .map(row -> line(row.key(), side.apply(row)))
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String line(Json.Obj key, Optional<String> digest) {
        return key + " " + digest.orElse("-");
    }
}
