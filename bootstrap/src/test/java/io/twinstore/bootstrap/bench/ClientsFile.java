package io.twinstore.bootstrap.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;

/** A file of clients: JSON objects, in any number of arrays or in none. */
final class ClientsFile {
    private ClientsFile() {}

    /** Requires as many clients as the table has, and the same ids. */
    static void requireAll(TestDatabase source, Path file) throws Exception {
        assertEquals(Sql.text(source, "select concat_ws(' ', count(*), sum(id)) from clients"), rowsAndIds(file));
    }

    private static String rowsAndIds(Path file) throws IOException {
        long rows = 0;
        long ids = 0;
        try (var parser = new JsonFactory().createParser(file.toFile())) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    rows++;
                    ids += id(parser);
                }
            }
        }
        return rows + " " + ids;
    }

    private static long id(JsonParser row) throws IOException {
        long id = 0;
        while (row.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = row.currentName().equals("id");
            row.nextToken();
            if (found) {
                id = row.getLongValue();
            }
            row.skipChildren();
        }
        return id;
    }
}
