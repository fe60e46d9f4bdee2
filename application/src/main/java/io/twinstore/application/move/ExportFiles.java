package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

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

    /**
     * Begins an export.
     *
     * @throws io.twinstore.domain.errors.StoreException.InvalidInput when another one is writing there
     */
    Writing begin();

    /** An export that is being written; closing it removes what it wrote and did not finish. */
    interface Writing extends AutoCloseable {
        /** Writes a table's file under a temporary name. */
        TableFile write(Table table, Iterator<Json.Obj> rows);

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
     * Hands the rows of one file to a reader, and closes it.
     *
     * @throws io.twinstore.domain.errors.StoreException.InvalidInput when it holds anything but the manifest's rows
     */
    void read(TableFile file, Consumer<Iterator<Json.Obj>> reader);
}
