package io.twinstore.postgres.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** The fastest way by hand of upserting many clients that answers them: arrays of the values, a statement for all. */
final class HandWrittenReturning implements Contender {
    private static final String UPSERT = BenchSql.INSERT
            + "select yclients_id, company_id, name, phone, raw_phone, email, discount, tags::text[], visit_count,"
            + " total_spent, last_visit_date, service_ids::bigint[], visit_history::jsonb"
            + " from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[],"
            + " ?::int[], ?::numeric[], ?::date[], ?::text[], ?::text[]) as g (yclients_id, company_id, name, phone,"
            + " raw_phone, email, discount, tags, visit_count, total_spent, last_visit_date, service_ids, visit_history)"
            + BenchSql.OR_UPDATE + BenchSql.RETURNING;

    private final BenchSalon salon;

    HandWrittenReturning(BenchSalon salon) {
        this.salon = salon;
    }

    @Override
    public String name() {
        return "JDBC by hand, returning";
    }

    @Override
    public Optional<Callable<? extends List<?>>> call(Operation operation) {
        return Optional.ofNullable(
                switch (operation) {
                    case UPSERT_CHANGED -> () -> upsert(salon.batch(salon.next()));
                    case UPSERT_SAME -> () -> upsert(salon.batch(0));
                    case UPSERT_NEW -> () -> upsert(salon.newBatch());
                    default -> null;
                });
    }

    private List<PlainClient> upsert(List<BenchClient> clients) throws SQLException {
        try (var connection = salon.pool.getConnection();
                var statement = connection.prepareStatement(UPSERT)) {
            int place = 1;
            for (var column : COLUMNS) {
                var values = clients.stream().map(column.value()).toArray();
                statement.setArray(place++, connection.createArrayOf(column.type(), values));
            }
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<PlainClient>(clients.size());
                while (result.next()) {
                    rows.add(PlainClient.of(result));
                }
                return rows;
            }
        }
    }

    /** The array of one column's values. */
    private record Column(String type, Function<BenchClient, Object> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("int8", BenchClient::yclientsId),
            new Column("int8", BenchClient::companyId),
            new Column("text", BenchClient::name),
            new Column("text", BenchClient::phone),
            new Column("text", BenchClient::rawPhone),
            new Column("text", BenchClient::email),
            new Column("numeric", BenchClient::discount),
            new Column("text", client -> literal(client.tags())),
            new Column("int4", BenchClient::visitCount),
            new Column("numeric", BenchClient::totalSpent),
            new Column("date", BenchClient::lastVisitDate),
            new Column("text", client -> literal(client.lastServiceIds())),
            new Column("text", BenchClient::visitHistory));

    /** An array inside an array: unnest would take it apart, so it comes as PostgreSQL's text of it. */
    private static String literal(List<?> values) {
        var text = new StringBuilder("{");
        for (var value : values) {
            var escaped = value.toString().replace("\\", "\\\\").replace("\"", "\\\"");
            text.append(text.length() > 1 ? ",\"" : "\"").append(escaped).append('"');
        }
        return text.append('}').toString();
    }
}
