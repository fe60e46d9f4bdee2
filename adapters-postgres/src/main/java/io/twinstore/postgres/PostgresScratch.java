package io.twinstore.postgres;

import io.twinstore.domain.inspection.ScratchTables;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Copies of tables in a schema of their own. Statements name no schema, so the real reader and the real writer reach the copies
 * when every one of their transactions looks for tables there and nowhere else.
 */
final class PostgresScratch implements ScratchTables {
    private final String schema =
            PostgresInspection.SCRATCH + UUID.randomUUID().toString().replace("-", "");
    private final Database database;
    private final TableReader reader;
    private final TableWriter writer;
    private final String place;
    private boolean made;
    private boolean closed;

    PostgresScratch(Database database, String place) {
        this.database = database;
        this.place = place + ", schema " + schema;
        var inside = database.within(schema);
        reader = new PostgresTableReader(inside, this.place, ReadColumns.OF_SCHEMA);
        writer = new PostgresTableWriter(inside, this.place);
    }

    @Override
    public synchronized void open(List<Table> tables) {
        if (closed) {
            throw new IllegalStateException("the scratch schema is removed already");
        }
        try (var transaction = database.begin()) {
            Sql.run(transaction.connection(), "create schema " + Sql.quoted(schema));
            for (var table : tables) {
                var copy = Sql.quoted(schema) + "." + Sql.quoted(table.name());
                Sql.run(
                        transaction.connection(),
                        "create table " + copy + " (like " + Sql.quoted(table.name())
                                + " including defaults including generated)",
                        "alter table " + copy + " add primary key (" + Sql.list(table.key()) + ")");
            }
            made = true; // also when the answer to the commit is lost
            transaction.commit();
        } catch (SQLException e) {
            throw SqlErrors.translate(e).about(place);
        }
    }

    @Override
    public TableWriter writer() {
        return writer;
    }

    @Override
    public TableReader reader() {
        return reader;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (!made) {
            return;
        }
        try (var transaction = database.begin()) {
            Sql.run(transaction.connection(), "drop schema if exists " + Sql.quoted(schema) + " cascade");
            transaction.commit();
            made = false;
        } catch (SQLException e) {
            throw SqlErrors.translate(e).about(place);
        }
    }
}
