package io.twinstore.application.journal;

import io.twinstore.application.journal.JournalRecord.Block;
import io.twinstore.application.journal.JournalRecord.Dirty;
import io.twinstore.application.journal.JournalRecord.Done;
import io.twinstore.application.journal.JournalRecord.Drop;
import io.twinstore.application.journal.JournalRecord.Expire;
import io.twinstore.application.journal.JournalRecord.InDoubt;
import io.twinstore.application.journal.JournalRecord.Open;
import io.twinstore.application.journal.JournalRecord.Retry;
import io.twinstore.application.journal.JournalRecord.Take;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** The journal's format: a line for each record, its CRC-32C before it, its parts separated by tabs. */
final class JournalText {
    static final String FORMAT = "twinstore-journal";
    static final int VERSION = 1;

    /** The first line of every segment. */
    static final String HEADER = line(FORMAT + "\t" + VERSION);

    private JournalText() {}

    static String of(JournalRecord record) {
        var parts = new ArrayList<String>();
        if (record instanceof Open open) {
            parts.addAll(List.of("open", number(open.id()), open.source().name()));
            addKeys(parts, open.keys());
        } else if (record instanceof Take take) {
            parts.addAll(List.of("take", number(take.id()), take.source().name()));
            addKeys(parts, take.keys());
        } else if (record instanceof Done done) {
            parts.addAll(List.of("done", number(done.id())));
            addKeys(parts, done.keys());
        } else if (record instanceof Dirty dirty) {
            parts.addAll(List.of("dirty", number(dirty.id())));
        } else if (record instanceof InDoubt inDoubt) {
            parts.addAll(List.of("doubt", number(inDoubt.id()), inDoubt.since().toString()));
        } else if (record instanceof Expire expire) {
            parts.addAll(List.of("ripe", expire.upTo().toString()));
        } else if (record instanceof Block block) {
            parts.addAll(List.of("block", number(block.id()), escaped(block.reason())));
            addKeys(parts, List.of(block.key()));
        } else {
            parts.add(record instanceof Drop ? "drop" : "retry");
        }
        return line(String.join("\t", parts));
    }

    /**
     * Reads a line without its line feed.
     *
     * @throws IllegalArgumentException when it is damaged
     */
    static JournalRecord parse(String line) {
        var parts = payload(line).split("\t", -1);
        return switch (parts[0]) {
            case "open" -> new Open(Long.parseLong(parts[1]), Backend.valueOf(parts[2]), keys(parts, 3));
            case "take" -> new Take(Long.parseLong(parts[1]), Backend.valueOf(parts[2]), keys(parts, 3));
            case "done" -> new Done(Long.parseLong(parts[1]), keys(parts, 2));
            case "dirty" -> new Dirty(Long.parseLong(parts[1]));
            case "doubt" -> new InDoubt(Long.parseLong(parts[1]), Instant.parse(parts[2]));
            case "ripe" -> new Expire(Instant.parse(parts[1]));
            case "block" -> new Block(Long.parseLong(parts[1]), keys(parts, 3).get(0), unescaped(parts[2]));
            case "retry" -> new Retry();
            case "drop" -> new Drop();
            default -> throw new IllegalArgumentException("no record of this version");
        };
    }

    /** What stands behind the checksum, which must be right. */
    static String payload(String line) {
        if (line.length() < 9 || !line.startsWith(checksum(line.substring(9)) + " ")) {
            throw new IllegalArgumentException("damaged");
        }
        return line.substring(9);
    }

    private static String line(String payload) {
        return checksum(payload) + " " + payload + "\n";
    }

    private static String checksum(String payload) {
        var checksum = new CRC32C();
        checksum.update(payload.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(checksum.getValue());
    }

    private static String number(long number) {
        return Long.toString(number);
    }

    /** All keys of a record are of one table, and so have the same number of values. */
    private static void addKeys(List<String> parts, List<RowKey> keys) {
        parts.add(keys.get(0).table());
        parts.add(String.valueOf(keys.get(0).values().size()));
        keys.forEach(key -> key.values().forEach(value -> parts.add(escaped(value))));
    }

    private static List<RowKey> keys(String[] parts, int from) {
        int size = Integer.parseInt(parts[from + 1]);
        var keys = new ArrayList<RowKey>();
        for (int i = from + 2; i + size <= parts.length; i += size) {
            var values = new ArrayList<String>();
            for (int j = i; j < i + size; j++) {
                values.add(unescaped(parts[j]));
            }
            keys.add(new RowKey(parts[from], values));
        }
        return keys;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescaped(String text) {
        var result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                c = switch (text.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> text.charAt(i);
                };
            }
            result.append(c);
        }
        return result.toString();
    }
}
