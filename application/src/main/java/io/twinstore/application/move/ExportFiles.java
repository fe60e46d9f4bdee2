package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The files between the two stores, as cli.md lays them out; an implementation keeps them unreadable for other users. */
public interface ExportFiles {

    /** A file that was written: how many rows of which table, and the SHA-256 of its bytes in hexadecimal. */
    record TableFile(String table, String file, long rows, String sha256) {}

    /** What an export holds, in the order of foreign keys. */
    record Manifest(Instant exportDate, String source, List<TableFile> tables) {
        /** Takes a copy. */
        public Manifest {
            tables = List.copyOf(tables);
        }

        /** The rows of all tables together. */
        public long totalRows() {
            return tables.stream().mapToLong(TableFile::rows).sum();
        }
    }

    /** What an export shall hold: the name of its source, and its tables in the order of foreign keys. */
    record Wanted(String source, List<String> tables) {
        /** Takes a copy. */
        public Wanted {
            tables = List.copyOf(tables);
        }
    }

    /** The rows of a table after one that an earlier run wrote as its last; from the first when it wrote none. */
    interface RowsAfter {
        /**
         * The rows that are still to be written.
         *
         * @param written how many rows are there already
         */
        Iterator<Json.Obj> rows(Json.@Nullable Obj last, long written);
    }

    /**
     * Begins an export now, or goes on with the same one where an earlier run ended.
     *
     * @throws io.twinstore.domain.errors.StoreException.InvalidInput when another one is writing there, or what an earlier
     *     run left is of another export, of another version, or damaged
     */
    Writing begin(Wanted wanted, Instant now);

    /** An export that is being written; what is durable when it is closed is there for the next run of the same export. */
    interface Writing extends AutoCloseable {
        /** When its first run began: what changed later at the source may not be in it. */
        Instant date();

        /** The tables that are whole, in the order in which they were written. */
        List<TableFile> finished();

        /** Whether there is nothing that a next run could go on from. */
        boolean isEmpty();

        /** Writes a table's file under a temporary name. */
        TableFile write(Table table, RowsAfter rows);

        /** Takes back a table that is not what it should be: the next run reads it from its first row. */
        void discard(TableFile file);

        /** Gives every file its name, the manifest last: an export without one is none. */
        void finish(Manifest manifest);

        @Override
        void close();
    }

    /**
     * The manifest of a finished export, after every file was checked against it.
     *
     * @throws io.twinstore.domain.errors.StoreException.InvalidInput naming the file that is missing, cut or changed
     */
    Manifest checkedManifest();

    /**
     * Hands the rows of one file to a reader, closes it, and answers what the reader does.
     *
     * @throws io.twinstore.domain.errors.StoreException.InvalidInput when it holds anything but the manifest's rows
     */
    <T> T read(TableFile file, Function<Iterator<Json.Obj>, T> reader);
}
