package io.twinstore.domain.inspection;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the target says of itself: its server, and its tables. */
public record TargetFacts(Server server, List<TargetTable> tables) {

    /**
     * The server and its database.
     *
     * @param place the store and its address
     * @param version as a number, such as 150018
     * @param shownVersion as the server writes it
     * @param foldsCase whether a search that ignores case finds Cyrillic
     * @param bytes how large the database is
     * @param mayCreateSchema whether the user may make a schema
     * @param mayCreateTemp whether the user may make temporary tables, through which rows are loaded
     * @param leftSchemas scratch schemas of runs that were killed
     */
    public record Server(
            String place,
            int version,
            String shownVersion,
            String encoding,
            String collation,
            String ctype,
            boolean foldsCase,
            long bytes,
            Set<String> extensions,
            boolean mayCreateSchema,
            boolean mayCreateTemp,
            List<String> leftSchemas) {

        /** Takes copies. */
        public Server {
            extensions = Set.copyOf(extensions);
            leftSchemas = List.copyOf(leftSchemas);
        }
    }

    /** Takes a copy. */
    public TargetFacts {
        tables = List.copyOf(tables);
    }

    /** The table of that name. */
    public Optional<TargetTable> table(String name) {
        return tables.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
