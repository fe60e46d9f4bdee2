package io.twinstore.postgres;

import io.twinstore.domain.query.Limits;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import io.twinstore.schema.TestDatabase;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fresh database with the schema, the store over it, and a company to hang rows on. */
final class StoreFixture implements AutoCloseable {
    static final long COMPANY = 962_302;

    final TestDatabase database = TestDatabase.migrated();
    final PostgresStore store = open(Limits.DEFAULT);

    StoreFixture() {
        execute("insert into companies (company_id, title) values (" + COMPANY + ", 'Салон')");
    }

    PostgresStore open(Limits limits) {
        return PostgresStore.open(
                new PostgresStore.Settings(database.jdbcUrl(), database.user(), database.password(), 3, limits));
    }

    void execute(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    String query(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() ? String.valueOf(result.getString(1)) : "no row";
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    Table table(String name) {
        return store.tableWriter().tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Loads rows into a table in a transaction of their own. */
    long load(String table, List<Json.Obj> rows) {
        try (var load = store.tableWriter().begin()) {
            long count = load.load(table(table), rows.iterator());
            load.commit();
            return count;
        }
    }

    static Json.Obj row(Object... namesAndValues) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], Json.of(namesAndValues[i + 1]));
        }
        return new Json.Obj(members);
    }

    @Override
    public void close() {
        store.close();
        database.close();
    }
}
