package io.twinstore.postgres;

import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.Repository;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Answers any query and writes any batch of one aggregate: SQL rendered once by jOOQ, run and mapped by JDBC. */
class JooqRepository<A> implements Repository<A> {
    private final Database database;
    private final Limits limits;
    private final Mapping<A> mapping;
    private final SelectSql<A> selects;
    private final BatchSql<A> upserts;

    JooqRepository(Database database, Limits limits, Mapping<A> mapping) {
        this.database = database;
        this.limits = limits;
        this.mapping = mapping;
        selects = new SelectSql<>(mapping);
        upserts = new BatchSql<>(mapping);
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public TableSchema<A> schema() {
        return mapping.schema();
    }

    @Override
    public Listing<Row<A>> rows(Query<A> query) {
        int limit = limits.of(query);
        // one row more than asked for tells whether there are more
        var sql = selects.sql(query, query.firstOnly() ? limit : limit + 1);
        var rows = database.read(connection -> run(connection, sql, statement -> selects.bind(query, statement)));
        return new Listing<>(rows.subList(0, Math.min(limit, rows.size())), rows.size() > limit);
    }

    /** Upserts all rows in one statement, and so all or none. */
    public List<Row<A>> write(Batch<A> batch) {
        var sql = upserts.sql(batch);
        return database.run(connection -> run(connection, sql, statement -> upserts.bind(batch, statement)));
    }

    private interface Binds {
        void to(PreparedStatement statement) throws SQLException;
    }

    private List<Row<A>> run(Connection connection, String sql, Binds binds) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            binds.to(statement);
            var rows = new ArrayList<Row<A>>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(mapping.read(result));
                }
            }
            return rows;
        }
    }
}
